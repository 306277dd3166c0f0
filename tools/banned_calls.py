"""Calls that walk round one of the house's doors, found in the syntax tree.

What ruff already forbids (naive dates, print) is not repeated here.
"""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from tools.findings import ROOT, Finding, judge, python_files

Detector = Callable[[ast.AST], bool]
PRODUCT = "src/nestbox"
ABOVE_THE_NOUNS = ("web", "ops", "demo")


@dataclass(frozen=True)
class Rule:
    """What is banned, in which folders (all of the product if none), and which files are its one door."""

    says: str
    finds: Detector
    within: tuple[str, ...] = ()
    except_in: tuple[str, ...] = ()

    def covers(self, path: PurePath) -> bool:
        """Whether the rule holds in the file, given relative to the product's folder."""
        return _is_under(path, self.within or ("",)) and not _is_under(path, self.except_in)


def _is_under(path: PurePath, places: tuple[str, ...]) -> bool:
    return any(path.is_relative_to(place) or path.match(place) for place in places)


def _imports(*names: str) -> Detector:
    """Find `from module import name` and `module.name`."""

    def finds(node: ast.AST) -> bool:
        imported = isinstance(node, ast.ImportFrom) and any(alias.name in names for alias in node.names)
        return imported or (isinstance(node, ast.Attribute) and node.attr in names)

    return finds


def _module(prefix: str) -> Detector:
    """Find the import of a module or of anything beneath it."""

    def finds(node: ast.AST) -> bool:
        if isinstance(node, ast.ImportFrom):
            modules = [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        else:
            modules = []
        return any(f"{module}.".startswith(f"{prefix}.") for module in modules)

    return finds


def _calls(*names: str) -> Detector:
    """Find `name(…)` and `anything.name(…)`."""

    def finds(node: ast.AST) -> bool:
        return isinstance(node, ast.Call) and _last_name(node.func) in names

    return finds


def _calls_on(model: str, *methods: str) -> Detector:
    """Find `Model.….method(…)`, however long the chain between them."""

    def finds(node: ast.AST) -> bool:
        return _calls(*methods)(node) and any(_last_name(part) == model for part in ast.walk(node))

    return finds


def _publishes(node: ast.AST) -> bool:
    """Find what makes a post of a draft, as `Post(draft=…)` does, and what gives a photo a post."""
    if not isinstance(node, ast.Call):
        return False
    given = {keyword.arg for keyword in node.keywords}
    models = {_last_name(part) for part in ast.walk(node.func)} & {"Post", "Photo"}
    keeps = _last_name(node.func) in {
        "Post",
        "Photo",
        "create",
        "get_or_create",
        "update_or_create",
        "update",
    }
    wanted = {"Post": {"draft", "draft_id"}, "Photo": {"post", "post_id"}}
    return keeps and any(given & wanted[model] for model in models)


def _reads(*attributes: str) -> Detector:
    """Find `anything.attribute`."""
    return lambda node: isinstance(node, ast.Attribute) and node.attr in attributes


def _last_name(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


RULES = (
    Rule(
        "only the nouns query tables; call one of their reads or actions",
        _reads("objects", "_default_manager", "_base_manager"),
        within=ABOVE_THE_NOUNS,
    ),
    Rule("only the nouns know the tables", _module("nestbox.records"), within=ABOVE_THE_NOUNS),
    Rule("markup is escaped by the template", _calls("mark_safe", "SafeString", "SafeText")),
    Rule("every form is protected against forgery", _imports("csrf_exempt")),
    Rule(
        "SQL by hand stands in reads.py, hot.py or records",
        _calls("raw", "cursor", "extra", "RawSQL"),
        except_in=("records", "reads.py", "hot.py"),
    ),
    Rule("name Account itself", _imports("get_user_model")),
    Rule(
        "say it with a plain call: a signal hides who does what",
        _imports(
            *(
                "receiver",
                "pre_save",
                "post_save",
                "pre_delete",
                "post_delete",
                "m2m_changed",
                "class_prepared",
            )
        ),
    ),
    Rule(
        "the audit is never changed, only added to",
        _calls_on("AuditEntry", "delete", "update", "bulk_update", "update_or_create", "_raw_delete"),
    ),
    Rule(
        "only publish() makes a post of a draft: it asks the gate",
        _publishes,
        except_in=("posts/actions.py",),
    ),
    Rule(
        "background work is asked for with nestbox.jobs.actions.enqueue",
        _imports("async_task", "AsyncTask", "schedule"),
        except_in=("jobs",),
    ),
    Rule(
        "people are told through nestbox.notices",
        _imports(
            *("send_mail", "send_mass_mail", "mail_admins", "mail_managers"),
            *("EmailMessage", "EmailMultiAlternatives"),
        ),
        except_in=("notices",),
    ),
    Rule(
        "a page gets files from nestbox.photos.reads, which asks who is looking",
        _calls("open", "read_bytes", "FileResponse", "serve"),
        within=("web",),
        except_in=("web/views/media.py",),
    ),
)


def findings_in(source: str, path: PurePath) -> Iterator[Finding]:
    """What is banned in the source of the file at `path`, given relative to the product's folder."""
    rules = [rule for rule in RULES if rule.covers(path)]
    lines = source.splitlines()
    for node in ast.walk(ast.parse(source)):
        for rule in rules:
            if rule.finds(node):
                first, last = getattr(node, "lineno", 1), getattr(node, "end_lineno", 1)
                finding = Finding(ROOT / PRODUCT / path, first, rule.says)
                judged = judge(finding, "\n".join(lines[first - 1 : last]))
                yield from () if judged is None else (judged,)


def findings() -> Iterator[Finding]:
    """What is banned in the whole product."""
    for path in python_files(PRODUCT):
        yield from findings_in(path.read_text(encoding="utf-8"), path.relative_to(ROOT / PRODUCT))
