"""What an installation can be told: a mapping of strings becomes Settings, or all its faults at once."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.errors import Fault, InvalidInput
from core.text import text


@dataclass(frozen=True)
class MailSettings:
    """A mail server. ``security`` is "starttls", "tls" or "none"."""

    host: str
    port: int
    sender: str
    user: str = ""
    password: str = ""
    security: str = "starttls"


@dataclass(frozen=True)
class Settings:
    """``database_url`` empty: SQLite in the data folder. ``disk_is_kept`` False: what SQLite holds is lost."""

    database_url: str = ""
    data_folder: str = ""
    address: str = ""  # where people reach the app, for links in messages: "https://mentoring.example.org"
    setup_code: str = ""
    cookie_key: str = ""
    note_key: str = ""  # what private notes are encrypted with; empty: a key that the database keeps
    cookie_days: int = 14
    password_rounds: int = 12
    disk_is_kept: bool = True
    organisation_sign_in: str | None = None  # which [auth] of secrets.toml signs people in; "" for the only one
    mail: MailSettings | None = None

    @property
    def is_sqlite(self) -> bool:
        return not self.database_url or self.database_url.startswith("sqlite")


def read_settings(given: Mapping[str, str]) -> Settings:
    """Settings from names and strings (environment or secrets file); unknown names are not looked at.

    Raises
    ------
    InvalidInput
        With every fault: a number that is none, a mail server without a sender, a cookie key too short.
    """
    faults: list[Fault] = []

    def number(name: str, default: int, lowest: int, highest: int) -> int:
        value = given.get(name, "").strip()
        if not value:
            return default
        if not value.isdigit() or not lowest <= int(value) <= highest:
            faults.append(Fault(name, text("must be a whole number from {a} to {b}", a=lowest, b=highest)))
            return default
        return int(value)

    cookie_key = given.get("PAIRWELL_COOKIE_KEY", "").strip()
    note_key = given.get("PAIRWELL_NOTE_KEY", "").strip()
    for name, key in (("PAIRWELL_COOKIE_KEY", cookie_key), ("PAIRWELL_NOTE_KEY", note_key)):
        if key and len(key) < 32:
            faults.append(Fault(name, text("must have at least 32 characters, or be left out")))
    security = given.get("SMTP_SECURITY", "starttls").strip().lower()
    if security not in ("starttls", "tls", "none"):
        faults.append(Fault("SMTP_SECURITY", text("must be starttls, tls or none")))
    host, sender = given.get("SMTP_HOST", "").strip(), given.get("SMTP_SENDER", "").strip()
    port = number("SMTP_PORT", 465 if security == "tls" else 587, 1, 65535)
    if host and "@" not in sender:
        faults.append(Fault("SMTP_SENDER", text("must be the e-mail address that messages come from")))
    if host and not given.get("PAIRWELL_ADDRESS", "").strip():
        faults.append(Fault("PAIRWELL_ADDRESS", text("must be where people reach the app, for the links in messages")))
    settings = Settings(
        database_url=given.get("DATABASE_URL", "").strip(),
        data_folder=given.get("PAIRWELL_DATA", "").strip(),
        address=given.get("PAIRWELL_ADDRESS", "").strip().rstrip("/"),
        setup_code=given.get("PAIRWELL_SETUP_CODE", "").strip(),
        cookie_key=cookie_key,
        note_key=note_key,
        cookie_days=number("PAIRWELL_COOKIE_DAYS", 14, 1, 90),
        password_rounds=number("PAIRWELL_PASSWORD_ROUNDS", 12, 4, 16),
        organisation_sign_in=given.get("PAIRWELL_ORGANISATION_SIGN_IN"),
        disk_is_kept=given.get("PAIRWELL_DISK", "kept").strip().lower() != "lost",
        mail=MailSettings(host, port, sender, given.get("SMTP_USER", ""), given.get("SMTP_PASSWORD", ""), security)
        if host
        else None,
    )
    if faults:
        raise InvalidInput("The settings of this installation have faults.", faults)
    return settings
