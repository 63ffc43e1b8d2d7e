"""How an English sentence is meant: as fact, somebody's word, outlook, advice or guess; and its negations."""

from __future__ import annotations

import re

from bot.story.claims import Modality


def expressions(words: str, *, but_may: bool = False) -> re.Pattern[str]:
    """Match any of the expressions, which are parted by `;`, as whole words in any case."""
    joined = "|".join(expression.strip() for expression in words.replace("\n", " ").split(";"))
    # "may" counts in small letters only: the month is no guess.
    return re.compile(rf"\b(?:{'may|' if but_may else ''}(?i:{joined}))\b")


REPORTING = expressions("""
    according to; says?; said; saying; told; tells; claim(?:s|ed|ing)?; report(?:s|ed|ing|edly)?;
    stat(?:es?|ed|ing); announc(?:es?|ed|ing|ement); confirm(?:s|ed|ing)?; den(?:y|ies|ied|ying);
    insist(?:s|ed)?; argu(?:es?|ed|ing); add(?:s|ed) that; warn(?:s|ed|ing)?; alleg(?:es?|ed|edly);
    believ(?:es?|ed); accus(?:es?|ed|ing); not(?:es|ed) that; quot(?:es?|ed|ing);
    testif(?:y|ies|ied); describ(?:es?|ed|ing);
    maintain(?:s|ed) that; called; calls; wrote; writes;
    sees?; thinks?; thought; views?; viewed; regard(?:s|ed)?;
    consider(?:s|ed)?; emphasi[sz](?:es?|ed); highlight(?:s|ed)?; point(?:s|ed) (?:to|out); welcom(?:es?|ed);
    critici[sz](?:es?|ed)
""")
# Words that leave no doubt that a sentence gives somebody's word, and not the article's own.
TELLING = expressions(
    "according to; says; said; told; claim(?:s|ed); reportedly; allegedly; alleged; insist(?:s|ed)"
)
EXPECTING = expressions("""
    will; would; shall; expect(?:s|ed|ing)?; plan(?:s|ned|ning)?; schedul(?:es?|ed); intend(?:s|ed)?;
    hop(?:es?|ed|ing); going to; set to; due to be; upcoming; promis(?:es?|ed); pledg(?:es?|ed); vow(?:s|ed)?;
    outlook; forecasts?; prospects?; future; next steps?
""")
RECOMMENDING = expressions("""
    should; must; ought; needs? to; urg(?:es?|ed|ing); recommend(?:s|ed)?; call(?:s|ed|ing) (?:for|on);
    advis(?:es?|ed); demand(?:s|ed)?; recommendations?; is to be; are to be
""")
SPECULATING = expressions(
    """
    might; could; possibl[ey]; perhaps; likely; probabl[ey]; appear(?:s|ed)? to; seem(?:s|ed|ingly)?;
    reportedly; allegedly; apparently; suggest(?:s|ed|ing)?; unclear; rumou?r(?:s|ed)?; presum(?:ed|ably);
    suspect(?:ed|s)?; speculat[a-z]+
    """,
    but_may=True,
)
MARKERS = {
    Modality.REPORTED: REPORTING,
    Modality.EXPECTED: EXPECTING,
    Modality.RECOMMENDED: RECOMMENDING,
    Modality.SPECULATED: SPECULATING,
}
NEGATION = expressions("""
    no; not; never; none; nobody; nothing; without; nor; neither; cannot; [a-z]+n['’]t; refus[a-z]+;
    fail(?:s|ed) to; den(?:y|ies|ied)
""")
CAUSING = expressions("""
    because; due to; owing to; caus(?:es?|ed|ing); leads? to; led to; result(?:s|ed)? (?:in|from);
    as a result; therefore; in (?:exchange|return) for; in response to; thanks to; prompted; triggered;
    so that; reason for; paved the way
""")
ORDERING = expressions("""
    before; after; afterwards?; follow(?:s|ed|ing)?; preced(?:es?|ed|ing); earlier; later; then; since; until;
    prior to; subsequent(?:ly)?; in (?:exchange|return); simultaneous(?:ly)?; at the same time; coincid[a-z]+;
    alongside; together; as part of; paved the way; led to; in response; first; once; when; while
""")


def misfit(modality: Modality, words: str, sentence: str) -> str | None:
    """Say how a claim's modality does not fit its words and the sentence around them; None where it does."""
    if modality is not Modality.ASSERTED:
        if MARKERS[modality].search(sentence):
            return None
        return f"nothing in the sentence says that this is {modality.value}"
    for pattern, what in (
        (TELLING, "somebody's word"),
        (SPECULATING, "a guess"),
        (EXPECTING, "an outlook"),
        (RECOMMENDING, "advice"),
    ):
        if told := pattern.search(words):
            return f"the words give it as {what} (“{told[0]}”), the claim as a fact"
    return None


def may_hedge(modality: Modality, words: str, sentence: str) -> str | None:
    """Give the hedge of a sentence that lies outside of the words, where the claim asserts."""
    if modality is not Modality.ASSERTED:
        return None
    hedges = (pattern.search(sentence) for pattern in (TELLING, SPECULATING, EXPECTING, RECOMMENDING))
    return next((found[0] for found in hedges if found and found[0] not in words), None)


def is_negated(text: str) -> bool:
    """Whether a text denies something."""
    return NEGATION.search(text) is not None
