"""A page as one HTML document: no script, nothing fetched, printable."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template, select_autoescape

from bilateral.render.page import Page


@cache
def template(name: str) -> Template:
    """Return a template of ``render/templates``; what it is given is escaped."""
    loader = PackageLoader("bilateral.render", "templates")
    environment = Environment(
        loader=loader, autoescape=select_autoescape(), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template(name)


def render_html(page: Page) -> str:
    """Return a page as HTML; text from sources is escaped, and only web addresses become links."""
    return template("page.html").render(page=page) + "\n"
