"""Statements against the articles: taken apart, compared claim by claim, judged part by part."""
