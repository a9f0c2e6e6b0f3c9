"""What the analyst reads about which tool wrote a file, and by which marks it was told."""

from __future__ import annotations

from manege_analysis.wording.text import Text

NAMED_BY_HAND = Text("Værktøjet er valgt i hånden: »{name}«.", 'The tool was named by hand: "{name}".')
PLAIN_TABLE = Text("En almindelig tabel", "A plain table")
COUNT_TABLE = Text("En færdig optælling", "A finished count table")
NO_MARKS = Text(
    "Ingen værktøjers egne kendetegn blev fundet; filen er læst som en almindelig tabel.",
    "No tool's own marks were found; it was read as a plain table.",
)
COUNTS_MARKS = Text(
    "Kolonnerne er et spørgsmål, et svar og et antal: en optælling, ikke enkelte besvarelser.",
    "Its columns are a question, an answer and a count: totals, not single answers.",
)
ENALYZER_NAMED = Text(
    "Enalyzer er nævnt i arket eller dets overskrifter.", "Enalyzer is named in the sheet or its header."
)
ENALYZER_FIRST = Text(
    "De første kolonner er en respondent, en status og tidspunkterne, som Enalyzer skriver dem.",
    "Its first columns are a respondent, a status and the times, as Enalyzer writes them.",
)
GOOGLE_FIRST = Text(
    "Den første kolonne hedder »{header}«, som i Google Forms.",
    'The first column is called "{header}", as in Google Forms.',
)
GOOGLE_SHEET = Text(
    "Arket hedder »{sheet}« og begynder med tidspunkter, som i Google Forms.",
    'The sheet is called "{sheet}" and begins with times, as in Google Forms.',
)
LIMESURVEY_OWN = Text(
    "Filen har LimeSurveys egne kolonner (submitdate, lastpage, startlanguage).",
    "It has LimeSurvey's own columns (submitdate, lastpage, startlanguage).",
)
LIMESURVEY_BOTH = Text(
    "Overskrifterne er en kode, et punktum og spørgsmålet, f.eks. »q1[SQ001]. …«.",
    'Its headers are a code, a full stop and the question, such as "q1[SQ001]. …".',
)
LIMESURVEY_CODES = Text(
    "Overskrifterne er koder med kantede parenteser, f.eks. »q1[SQ001]«.",
    'Its headers are codes with brackets, such as "q1[SQ001]".',
)
FORMS_HEADERS = Text(
    "De første fem overskrifter er dem, Microsoft Forms skriver.",
    "Its first five headers are those of Microsoft Forms.",
)
FORMS_COLUMNS = Text(
    "De første fem kolonner er et nummer, to tidspunkter, en mailadresse og et navn, som Microsoft "
    "Forms skriver dem.",
    "Its first five columns are a number, two times, an e-mail address and a name, as Microsoft Forms "
    "writes them.",
)
QUALTRICS_OWN = Text(
    "De første kolonner er Qualtrics’ egne (StartDate, Status, Finished, ResponseId …).",
    "Its first columns are Qualtrics' own (StartDate, Status, Finished, ResponseId …).",
)
QUALTRICS_IMPORT = Text(
    'Rækken over svarene rummer {"ImportId": …}, som kun Qualtrics skriver.',
    'The row above the answers holds {"ImportId": …}, as only Qualtrics writes it.',
)
QUALTRICS_ROWS = (
    Text("Filen har én overskriftsrække.", "It has 1 header row."),
    Text("Filen har {rows} overskriftsrækker.", "It has {rows} header rows."),
)
REDCAP_DICTIONARY = Text(
    "Overskrifterne er dem i REDCaps datadictionary.", "Its header is that of REDCap's data dictionary."
)
REDCAP_OWN = Text(
    "Filen har REDCaps egne kolonner (redcap_event_name, redcap_survey_identifier …).",
    "It has REDCap's own columns (redcap_event_name, redcap_survey_identifier …).",
)
REDCAP_STATES = Text(
    "En kolonne siger om hvert skema, om det er færdigt, som REDCap gør.",
    "A column says of each form whether it is complete, as REDCap does.",
)
REDCAP_BOXES = Text(
    "Afkrydsningsfelter hedder navn___kode eller Label (choice=Svar), som REDCap kalder dem.",
    "Boxes are called name___code or Label (choice=Option), as REDCap calls them.",
)
SPSS_FILE = Text(
    "Filen er en SPSS-fil med sine egne etiketter.", "It is an SPSS file with its own labels."
)
SURVEYMONKEY_TWO = Text(
    "Første række rummer spørgsmål, anden række »Response« og svarmuligheder, som i SurveyMonkey.",
    'The first row holds questions, the second "Response" and options, as in SurveyMonkey.',
)
SURVEYMONKEY_OWN = Text(
    "De første kolonner er SurveyMonkeys egne (respondentens og indsamlerens nummer).",
    "Its first columns are SurveyMonkey's own (respondent and collector numbers).",
)
SURVEYXACT_SHEETS = Text(
    "Projektmappen har arkene Labels og Structure, som SurveyXact skriver dem.",
    "The workbook has the sheets Labels and Structure, as SurveyXact writes them.",
)
SURVEYXACT_STATES = Text(
    "Filen har SurveyXacts fem statuskolonner (stato eller statoverall).",
    "It has SurveyXact's five status columns (stato or statoverall).",
)
SURVEYXACT_OWN = Text(
    "Filen har SurveyXacts egne kolonner (respondentid, organization, closetime …).",
    "It has SurveyXact's own columns (respondentid, organization, closetime …).",
)
SURVEYXACT_STRUCTURE = Text(
    "Overskrifterne er dem i SurveyXacts strukturtabel.",
    "Its header is that of SurveyXact's structure table.",
)
