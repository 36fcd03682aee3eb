"""The tables of a DNA 3.0 project file, as far as the program itself relies on them, and the rows that every new project has.

After the public source of DNA (github.com/leifeld/dna, `Sql.createTables`), without its CHECK constraints, which guard what is typed in.
"""

_ID = "ID INTEGER NOT NULL PRIMARY KEY"
_COLOUR = ", ".join(f"{part} INTEGER NOT NULL DEFAULT 0" for part in ("Red", "Green", "Blue"))
_RIGHTS = (
    *("AddDocuments", "EditDocuments", "DeleteDocuments", "ImportDocuments", "AddStatements", "EditStatements", "DeleteStatements"),
    *("EditAttributes", "EditRegex", "EditStatementTypes", "EditCoders", "EditCoderRelations"),
    *("ViewOthersDocuments", "EditOthersDocuments", "ViewOthersStatements", "EditOthersStatements"),
)
_VIEWS = ("viewStatements", "editStatements", "viewDocuments", "editDocuments")


def _to(column: str, table: str) -> str:
    """A foreign key whose rows go with the row that they point to."""
    return f"FOREIGN KEY ({column}) REFERENCES {table} (ID) ON DELETE CASCADE"


def _data(name: str, value: str, *more: str) -> str:
    """A table of the values that statements have for variables of one type."""
    keys = (_to("StatementId", "STATEMENTS"), _to("VariableId", "VARIABLES"), *more, "UNIQUE (StatementId, VariableId)")
    return f"CREATE TABLE {name} ({_ID}, StatementId INTEGER NOT NULL, VariableId INTEGER NOT NULL, {value}, {', '.join(keys)})"


def _text(*names: str) -> str:
    """Columns of text that are empty unless given."""
    return ", ".join(f"{name} TEXT NOT NULL DEFAULT ''" for name in names)


TABLES = (
    "CREATE TABLE SETTINGS (Property TEXT PRIMARY KEY, Value TEXT NOT NULL)",
    f"CREATE TABLE CODERS ({_ID}, Name TEXT NOT NULL, {_COLOUR}, Refresh INTEGER NOT NULL DEFAULT 0, FontSize INTEGER NOT NULL DEFAULT 14, "
    "Password TEXT NOT NULL, PopupWidth INTEGER DEFAULT 300, ColorByCoder INTEGER NOT NULL DEFAULT 0, PopupDecoration INTEGER NOT NULL DEFAULT 0, "
    f"PopupAutoComplete INTEGER NOT NULL DEFAULT 1, {', '.join(f'Permission{right} INTEGER NOT NULL DEFAULT 1' for right in _RIGHTS)})",
    f"CREATE TABLE DOCUMENTS ({_ID}, Title TEXT NOT NULL, Text TEXT NOT NULL, Coder INTEGER, "
    f"{_text('Author', 'Source', 'Section', 'Notes', 'Type')}, Date INTEGER NOT NULL, {_to('Coder', 'CODERS')})",
    f"CREATE TABLE STATEMENTTYPES ({_ID}, Label TEXT NOT NULL, {_COLOUR})",
    f"CREATE TABLE VARIABLES ({_ID}, Variable TEXT NOT NULL, DataType TEXT NOT NULL DEFAULT 'short text', StatementTypeId INTEGER, "
    f"{_to('StatementTypeId', 'STATEMENTTYPES')}, UNIQUE (Variable, StatementTypeId))",
    f"CREATE TABLE VARIABLELINKS ({_ID}, SourceVariableId INTEGER, TargetVariableId INTEGER, "
    f"{_to('SourceVariableId', 'VARIABLES')}, {_to('TargetVariableId', 'VARIABLES')})",
    f"CREATE TABLE REGEXES (Label TEXT PRIMARY KEY, {_COLOUR})",
    f"CREATE TABLE CODERRELATIONS ({_ID}, Coder INTEGER, OtherCoder INTEGER, {', '.join(f'{view} INTEGER NOT NULL DEFAULT 1' for view in _VIEWS)}, "
    f"{_to('Coder', 'CODERS')}, {_to('OtherCoder', 'CODERS')})",
    f"CREATE TABLE STATEMENTS ({_ID}, StatementTypeId INTEGER, DocumentId INTEGER, Start INTEGER NOT NULL, Stop INTEGER NOT NULL, Coder INTEGER, "
    f"{_to('StatementTypeId', 'STATEMENTTYPES')}, {_to('DocumentId', 'DOCUMENTS')}, {_to('Coder', 'CODERS')})",
    f"CREATE TABLE ENTITIES ({_ID}, VariableId INTEGER NOT NULL, {_text('Value')}, {_COLOUR}, ChildOf INTEGER, "
    f"UNIQUE (VariableId, Value), {_to('ChildOf', 'ENTITIES')}, {_to('VariableId', 'VARIABLES')})",
    _data("DATABOOLEAN", "Value INTEGER NOT NULL DEFAULT 1"),
    _data("DATAINTEGER", "Value INTEGER NOT NULL DEFAULT 0"),
    _data("DATASHORTTEXT", "Entity INTEGER NOT NULL", _to("Entity", "ENTITIES")),
    _data("DATALONGTEXT", "Value TEXT DEFAULT ''"),
    f"CREATE TABLE ATTRIBUTEVARIABLES ({_ID}, VariableId INTEGER NOT NULL, AttributeVariable TEXT NOT NULL, "
    f"UNIQUE (VariableId, AttributeVariable), {_to('VariableId', 'VARIABLES')})",
    f"CREATE TABLE ATTRIBUTEVALUES ({_ID}, EntityId INTEGER NOT NULL, AttributeVariableId INTEGER NOT NULL, {_text('AttributeValue')}, "
    f"UNIQUE (EntityId, AttributeVariableId), {_to('EntityId', 'ENTITIES')}, {_to('AttributeVariableId', 'ATTRIBUTEVARIABLES')})",
)

SETTINGS = (("version", "3.0.11"), ("date", "2023-06-25"))
STATEMENT_TYPE = (1, "DNA Statement", 239, 208, 51)
VARIABLES = ("person", "organization", "concept", "agreement")  # their ids are 1 to 4
ATTRIBUTES = ("Type", "Alias", "Notes")  # that each of the first three has
