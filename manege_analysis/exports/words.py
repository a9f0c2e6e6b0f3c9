"""What the analyst reads about a file: how it was understood, what was repaired, what was left out.

None of these sentences quotes a respondent; what stands in quotation marks is a header, a sheet or a
file's name.
"""

from __future__ import annotations

from collections.abc import Sequence

from manege_analysis.wording.text import Text

# The file, its encoding and its delimiter.
WORKBOOK = Text("Filen er en Excel-projektmappe.", "The file is an Excel workbook.")
OPEN_DOCUMENT = Text("Filen er et OpenDocument-regneark.", "The file is an OpenDocument workbook.")
OLD_WORKBOOK = Text(
    "Filen er en ældre Excel-projektmappe (.xls).", "The file is an older Excel workbook (.xls)."
)
SPSS_ENCODING = Text(
    "Filen er en SPSS-fil; den siger selv, at dens tekster står i {name}.",
    "The file is an SPSS file; it says that its texts are in {name}.",
)
UNNAMED_ENCODING = Text("et tegnsæt uden navn", "an unnamed encoding")
BY_MARK = Text(
    "Tegnsæt {name}: Filen begynder med det mærke, der hører til.",
    "Encoding {name}: the file begins with its byte order mark.",
)
BY_ZEROS = Text(
    "Tegnsæt {name}: Hver anden byte er nul, og filen har intet mærke.",
    "Encoding {name}: every other byte is zero; no byte order mark.",
)
BY_UTF8 = Text("Tegnsæt UTF-8: Hver byte passer til det.", "Encoding UTF-8: every byte fits it.")
BY_LETTERS = Text(
    "Tegnsæt {name}: Filen er ikke UTF-8, og læst sådan giver dens bytes bogstaver.",
    "Encoding {name}: the file is not UTF-8, and these bytes give letters in it.",
)
MIXED = Text("Tegnsæt UTF-8 med {name} enkelte steder.", "Encoding UTF-8 with {name} in places.")
MIXED_NOTE = Text(
    "Filen blander UTF-8 og {name}: Hver tekst er læst som det, den er. Se efter, at æ, ø og å står "
    "rigtigt.",
    "The file mixes UTF-8 and {name}: each text was decoded as what it is. Check æ, ø and å.",
)
DELIMITERS = {
    ";": Text("semikolon", "semicolon"),
    ",": Text("komma", "comma"),
    "\t": Text("tabulator", "tab"),
    "|": Text("lodret streg", "vertical bar"),
}
DELIMITER_SAID = Text(
    "Skilletegn {name}: Filens første linje siger »{first}«.",
    'Delimiter {name}: the file\'s first line says "{first}".',
)
DELIMITER_NONE = Text(
    "Skilletegn: Intet fundet; filen har én kolonne.", "Delimiter: none found; the file has one column."
)
DELIMITER_EVEN = Text(
    "Skilletegn {name}: {share} % af de første rækker får så {width} kolonner.",
    "Delimiter {name}: {share} % of the first rows then have {width} columns.",
)
LOOSE_QUOTES = Text(
    "Nogle felter rummer anførselstegn, som ikke er fordoblet; de bliver stående.",
    "Some cells hold quotation marks that are not doubled; they stay as they stand.",
)

# Repairs.
UNDOUBLED = Text(
    "Antal tekster, der var kodet to gange (»Ã¦« for »æ«) og er rettet: {n}.",
    '{n} different texts were double-encoded ("Ã¦" for "æ") and were repaired.',
)
UNESCAPED = Text(
    "Antal tekster, der havde bogstaver skrevet som »<U+00E6>« og er rettet: {n}.",
    '{n} different texts held letters written as "<U+00E6>" and were repaired.',
)
WITHOUT_ZEROS = Text(
    "Antal tekster, der rummede nultegn, som er taget ud: {n}.",
    "{n} different texts held zero characters, which were taken out.",
)
LOST_LETTERS = Text(
    "Antal tekster med mærket »\ufffd«: {n}. Bogstaver gik tabt, før filen kom hertil, ofte »ti« eller "
    "»fi« fra en pdf. De kan ikke sættes ind igen.",
    '{n} different texts hold the mark "\ufffd": letters were lost before the file came here, often '
    '"ti" or "fi" pasted from a PDF. They cannot be put back.',
)

# Sheets, headers and rows.
MACROS = Text(
    "Projektmappen har makroer; de er ikke kørt.", "The workbook holds macros; they were not run."
)
EXCEL_ERRORS = Text(
    "Antal felter med en Excel-fejl som #N/A, læst som tomme: {n}.",
    "{n} cells hold an Excel error such as #N/A; they were read as blank.",
)
HIDDEN_ROWS = Text(
    "Antal skjulte eller bortfiltrerede rækker i projektmappen, som er læst med: {n}.",
    "{n} rows of the workbook are hidden or filtered away; they were read all the same.",
)
HIDDEN_SHEET = Text(
    "Det skjulte ark »{sheet}« er ikke læst.", 'The hidden sheet "{sheet}" was left out.'
)
OTHER_SHEET = Text("Arket »{sheet}« er ikke læst.", 'The sheet "{sheet}" was left out.')
MERGED = Text(
    "Antal flettede områder i arket »{sheet}«, som går over flere rækker: {n}. Kun det første felt i "
    "hvert har sin tekst.",
    '{n} merged areas in the sheet "{sheet}" span several rows; only the first cell of each holds its '
    "text.",
)
TITLES = Text(
    "{rows} over overskrifterne er taget for en titel og ikke læst.",
    "{rows} above the header: taken for a title and left out.",
)
TOTALS = Text(
    "{rows} under svarene er taget for totaler og ikke læst.",
    "{rows} below the answers: taken for totals and left out.",
)
REPEATED = Text(
    "Overskriften »{header}« går igen; den ene kaldes »{name}«.",
    'The header "{header}" is repeated; one is called "{name}".',
)
TWO_HEADERS = Text(
    "Der er to overskriftsrækker; den øverste er spørgsmålet.",
    "Two header rows were found; the upper one is the question.",
)

# Columns.
LEFT_OUT = Text(
    "Kolonnen »{header}« er ikke læst: Den {why}.", 'Column "{header}" was left out: it {why}.'
)
E_MAIL = Text("rummer mailadresser", "holds e-mail addresses")
IP = Text("rummer IP-adresser", "holds IP addresses")
CPR = Text("rummer CPR-numre", "holds CPR numbers")
PHONE = Text("rummer telefonnumre", "holds phone numbers")
BY_HEADER = Text("spørger, hvem nogen er", "asks who somebody is")
ASIDE = Text(
    "Antal kolonner med tider, rækkefølge eller tekstanalyse, som ikke er læst: {n}.",
    "{n} columns of timing, order or text analysis were left out.",
)
USER_MISSING = Text(
    "Antal variable med brugerdefinerede manglende værdier, som tæller som ikke besvaret: {n}.",
    "{n} variables hold user-missing values: counted as not answered.",
)
READ_TOGETHER = Text("Læst sammen med »{name}«.", 'Read together with "{name}".')
NO_LABELS = Text(
    "Der er ingen tabel med etiketter: Svar kan stå som koder.",
    "No table of labels was found: answers may stand as codes.",
)
NO_STRUCTURE = Text(
    "Der er ingen strukturtabel: Spørgsmålene kendes kun på deres koder.",
    "No structure table was found: questions are known by their codes only.",
)
NO_DICTIONARY = Text(
    "Der er ingen datadictionary: Svar kan stå som koder.",
    "No data dictionary was found: answers may stand as codes.",
)
ROWS_JOINED = Text(
    "{rows} rækker fra {people} respondenter (flere runder eller gentagne skemaer) er samlet til én "
    "række for hver.",
    "{rows} rows of {people} respondents (events or repeated forms) were put together as one row each.",
)
ANSWERED_TWICE = Text(
    "Antal kolonner, hvor nogen har svaret mere end én gang, så det sidste svar tæller: {n}.",
    "In {n} columns somebody answered more than once: the last answer counts.",
)
NO_BASE = Text(
    "Antal spørgsmål uden grundtal, hvor summen af deres antal er brugt (ved flere krydser det største "
    "grundtal): {n}.",
    "{n} questions have no base: the sum of their counts was taken (of several ticks the largest base).",
)

# Decimals and dates.
DECIMALS = Text("Decimaltegn: {said}.", "Decimals: {said}.")
MARKS = {
    ",": Text("komma", "comma"),
    ".": Text("punktum", "point"),
    "both": Text("komma og punktum", "comma and point"),
    "?": Text("et tegn, der kan være begge dele", "a mark that can be either"),
}
IN_COLUMNS = (
    Text("{mark} i 1 kolonne", "{mark} in 1 column"),
    Text("{mark} i {n} kolonner", "{mark} in {n} columns"),
)
EACH_BY_ITS_OWN = Text("; hver kolonne er læst efter sit eget", "; each column is read by its own")
DAY_ABOVE_12 = Text(
    "Datoer: dag før måned, fordi et første tal er over 12.",
    "Dates: day first, because a first number is above 12.",
)
MONTH_ABOVE_12 = Text(
    "Datoer: måned før dag, fordi et andet tal er over 12.",
    "Dates: month first, because a second number is above 12.",
)
MONTH_BY_CLOCK = Text(
    "Datoer: måned før dag, fordi klokkeslættet siger AM eller PM.",
    "Dates: month first, because the clock says AM or PM.",
)
DAY_BY_CLOCK = Text(
    "Datoer: dag før måned, fordi klokkeslættet står med punktummer, som på dansk.",
    "Dates: day first, because the clock is written with full stops, as in Danish.",
)
DAY_BY_HABIT = Text(
    "Datoer: læst med dag før måned, som i Danmark; filen siger det ikke.",
    "Dates: taken as day first, as in Denmark; the file does not tell.",
)
ANONYMOUS = Text(
    "Undersøgelsen er anonym: LimeSurvey skriver 1980-01-01 i stedet for svardagen.",
    "The survey is anonymous: LimeSurvey prints 1980-01-01 for the day of answering.",
)
MISTAKEN_DATES = Text(
    "»{item}«: {n} svar står som datoer; Excel laver datoer af tekst{guess}. Brug eksporten, som den "
    "kom, ikke en kopi, som Excel har gemt.",
    '"{item}": {n} answers stand as dates; Excel makes dates of text{guess}. Use the export as it '
    "came, not a copy that Excel has saved.",
)
PERHAPS = Text(", måske af »{text}«", ', perhaps from "{text}"')
SUCH_AS = Text(", f.eks. 1. maj af »1-5«", ', such as 1 May from "1-5"')

# Matching.
NOT_USED = Text(
    "Kolonnen »{header}« er ikke brugt; den ligner »{item}« {score} %.",
    'Column "{header}" was not used; it is {score} % like "{item}".',
)
REWORDED = Text(
    "»{item}« er fundet på sin kode; ordlyden i filen ligner spørgeskemaets {score} %. Se efter, at "
    "der er spurgt om det samme.",
    '"{item}" was found by its code; its wording in the file is {score} % like the questionnaire\'s. '
    "Check that the same was asked.",
)


def rows_named(numbers: Sequence[int]) -> Text:
    """Name rows by their numbers, as they stand in Excel.

    >>> rows_named([2]).da, rows_named([2, 5]).en
    ('Række 2', 'Rows 2, 5')
    """
    told = ", ".join(map(str, numbers))
    return (
        Text(f"Række {told}", f"Row {told}")
        if len(numbers) == 1
        else Text(f"Rækkerne {told}", f"Rows {told}")
    )
