"""Words of English that mean the same in every story: numbers, people, kinship, titles, and small words."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


def _numbered(text: str, first: int) -> dict[str, int]:
    return {word: number for number, word in enumerate(text.split(), first)}


UNITS = _numbered(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen""",
    0,
) | {
    word: ten * 10
    for word, ten in _numbered("twenty thirty forty fifty sixty seventy eighty ninety", 2).items()
}
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
MULTIPLES = _numbered("double triple quadruple quintuple sextuple", 2)
NOBODY = word_set("no nobody none neither")
VAGUE: dict[str, tuple[int, int | None]] = {
    "several": (3, None),
    "few": (2, 20),
    "multiple": (2, None),
    "many": (3, None),
    "some": (2, None),
    "various": (2, None),
    "numerous": (5, None),
    "dozens": (24, None),
    "scores": (40, None),
    "hundreds": (200, None),
}

MALE = word_set(
    """man men boy boys father son brother husband uncle nephew grandfather grandson stepfather stepson
    boyfriend male males gentleman dad he him his himself mr stepbrother fiance schoolboy gunman
    ex-husband ex-boyfriend congressman policeman patrolman priest widower"""
)
FEMALE = word_set(
    """woman women girl girls mother daughter sister wife aunt niece grandmother granddaughter stepmother
    stepdaughter girlfriend female females lady mom she her herself mrs ms stepsister fiancee
    schoolgirl ex-wife ex-girlfriend widow nun policewoman"""
)
KIN = word_set(
    """father mother son daughter brother sister husband wife uncle aunt nephew niece grandfather
    grandmother grandson granddaughter stepfather stepmother stepson stepdaughter boyfriend
    girlfriend fiance fiancee cousin parent sibling spouse grandparent grandchild dad mom
    stepbrother stepsister relative ex-wife ex-husband ex-boyfriend ex-girlfriend widow half-brother
    half-sister father-in-law mother-in-law brother-in-law sister-in-law son-in-law daughter-in-law
    roommate friend neighbor neighbour twin godfather godmother"""
)
YOUNG = word_set(
    "boy girl child kid toddler infant baby teen teenager juvenile minor youth youngster student newborn"
)
PEOPLE = (
    KIN
    | YOUNG
    | word_set(
        """person people man woman victim adult male female individual other others resident passenger driver
        officer deputy soldier policeman policewoman civilian peasant worker bystander patron
        customer employee clerk guard teacher professor priest nun bishop rebel guerrilla guerilla
        terrorist extremist subversive insurgent militant combatant member leader mayor judge lawyer
        attorney journalist reporter demonstrator protester prisoner detainee hostage inmate captive
        activist dissident figure suspect gunman shooter attacker assailant bodyguard escort
        pedestrian motorist homeowner tenant owner hunter boater guest partygoer reveler worshipper
        shopper tourist visitor inhabitant citizen national troop trooper marine sailor pilot
        politician senator congressman councilman candidate president minister official ambassador
        diplomat engineer doctor nurse farmer businessman rancher dealer trafficker witness survivor
        casualty couple family trio pair group parishioner athlete player coach rapper musician
        veteran cadet recruit agent detective sergeant lieutenant captain colonel general major
        commander corporal patrolman fatality body gentleman lady guy fellow schoolchild crew cop
        jesuit villager laborer labourer unionist refugee migrant fighter personnel occupant
        peacekeeper missionary cameraman photographer"""
    )
)
PLURAL_PEOPLE = word_set("people police couple family trio pair group personnel crew troops")
PRONOUNS = word_set("he she him her himself herself")
RELATIVES = word_set("who whom that which")
OTHERS = word_set("other others another additional more else")

TITLES = word_set(
    """sgt. sgt lt. lt det. det capt. capt cpl. cpl maj. maj col. col gen. gen officer chief sheriff
    detective sergeant lieutenant captain deputy spokesman spokeswoman spokesperson mayor judge
    attorney prosecutor coroner trooper commissioner superintendent inspector director governor
    senator president minister dr. dr rev. rev pastor marshal major commander investigator examiner
    colonel general secretary ambassador ald. alderman councilman councilwoman sen. gov. rep.
    undersheriff constable corporal reverend pio agent principal professor prof. lawyer d.a.
    chairman patrolman"""
)
HONORIFICS = word_set("mr. mr mrs. mrs ms. ms miss")
SUFFIXES = word_set("jr. jr sr. sr ii iii iv")
MONTHS = _numbered("january february march april may june july august september october november december", 1)
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
WEEKDAYS = _numbered("monday tuesday wednesday thursday friday saturday sunday", 0)
SAYING = word_set(
    """say tell state report announce add claim allege note confirm explain reveal disclose indicate
    declare affirm according believe think deny assert comment"""
)
VOICING = SAYING | word_set(
    """emphasize emphasise stress warn suggest insist argue remark underline underscore acknowledge express
    clarify highlight portray call describe urge praise welcome greet criticize condemn maintain hope expect
    remind estimate testify denounce see regard view consider demand pledge promise vow"""
)
"""Verbs by whose object or clause somebody gives a view; SAYING are those that take any statement."""

STATEMENTS = word_set(
    """statement remark comment word account testimony announcement report acknowledgement expression claim
    letter"""
)
SPEAKERS = (
    PEOPLE
    | TITLES
    | word_set(
        """authority government administration ministry department official office source report
        statement media medium outlet press newspaper paper agency broadcaster radio television
        channel network organization organisation group union party court prosecutor analyst
        expert observer critic supporter opponent researcher scientist campaigner advocate ally
        company firm bank board committee commission council parliament congress senate cabinet
        embassy army military hospital school university church community campaign side team
        rescuer aide adviser advisor diplomat investor economist historian commentator pundit
        spokesman spokeswoman spokesperson police"""
    )
)
"""Nouns for those who can say something, bodies and papers included."""

EXPECTING = word_set("will shall 'll")
EXPECTING_VERBS = word_set("expect plan hope schedule intend anticipate await")
ADVISING = word_set("should must ought")
ADVISING_VERBS = word_set("urge recommend advise demand")
SPECULATING_VERBS = word_set("suggest appear seem speculate suspect")
SPECULATING = word_set(
    "may might could possibly perhaps reportedly allegedly apparently rumor rumored unconfirmed"
)
NEGATING = word_set("not n't never no nobody none neither nor without")
UNREAL = word_set("would attempt attempted try threaten threat want plan intend fear hope almost nearly")
PARTS_OF_PLACES = word_set(
    """street avenue road drive court county park school hospital university center department police office
    boulevard lane city church side north south east west inc. corp. apartments news nightclub club bar
    photo photos highlights productions"""
)
BETWEEN_NUMBER_AND_WORD = word_set(
    """is are was were be been being have has of the them those these victims people persons others
    other more left reported confirmed and also listed seriously critically slightly severely all both
    least still now believed found feared badly lightly gravely pronounced who -"""
)
SMALL_WORDS = word_set(
    """the a an in on at of to for by with and or but is was were are has had his her their its he she they
    it this that who what when where why how not no more after before from as into over under near outside
    inside new police during while be been will can may could would should then now here there also all"""
)
