"""Words that tell, by standing beside it, whether a word is somebody's name."""

from nestbox.policy.spotting.data import lines_of, words_for

ARTICLES = words_for("articles")
OWNERS = words_for("owners")
SUBJECTS = words_for("subjects")  # what a verb is said of: "we hope"
VERB_OBJECTS = ARTICLES | OWNERS | words_for("verb_objects")  # what a verb is done to: "mark the spot"
PLACING = words_for("placing")  # in, at, near: what stands before a place
WAYS = words_for("ways")  # on, up, with: what may stand behind a person
LINKS = words_for("links")
CHEERS = words_for("cheers")  # "well done", "hello", "poor": what one says to, or of, a person
BEING = words_for("being")
ASKING = words_for("asking")
MODALS = words_for("modals")
SEASONS = words_for("seasons")
CALENDAR = words_for("calendar")
OF_TIME = words_for("of_time")
OF_DAYS = words_for("of_days")  # "May half term"
PLACE_NOUNS = words_for("place_nouns")
PERSON_VERBS = words_for("person_verbs")
GOING = PLACING | WAYS | words_for("going")
COMPANY = words_for("company")  # who may be somebody's or be with somebody: "Grace's Mum", "Hazel and co"
PARTS_OF_TIME = words_for("parts_of_time")  # what a month is divided into: "the end of May"
ADDRESSING = frozenset(lines_of("addressing.txt"))
PLACE_FIRST = words_for("place_first")  # what the name of a place begins with: "Lake", "Port"
OWN_PLACES = words_for("own_places")  # places that may be a child's: "Olivia Cabin"
WISHES = words_for("wishes")  # what is said to somebody: "happy birthday to"
FAMILY = words_for("family")  # "the Pickles family"
HAVING = words_for("having")
COMING = words_for("coming")  # "summer is here", "autumn has finally come"
OF_SEASONS = words_for("of_seasons")  # "spring is a …", "summer is nearly …"
CLOSING = words_for("closing")  # "grace today", "grace x"
NO_DOING = words_for("no_doing")  # end like "climbing" and "bravely", and are neither
EXTENSIONS = words_for("extensions")  # of files
SITES = words_for("sites")  # places that are nothing else, so that no capital is needed
MEASURES = words_for("measures")  # "max 12 people"
BEARERS = words_for("bearers")  # "May was the first"
DONE_TO_THINGS = words_for("done_to_things")  # "willow weaving": the word before is what it is done to
ADVERBS = words_for("adverbs")  # what may stand between a person and the verb
PRAISE = words_for("praise")  # "grace you star"
OF_A_PERSON = frozenset({"of course", "of all"})
UNCOUNTED = words_for("uncounted")  # things that have no article: rain, hope, heather
AGAINST = words_for("against")
