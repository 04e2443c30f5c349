"""A page as one HTML document: no script, nothing fetched, printable."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template, select_autoescape

from bilateral.render.page import Page


@cache
def _template() -> Template:
    loader = PackageLoader("bilateral.render", "templates")
    environment = Environment(
        loader=loader, autoescape=select_autoescape(), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("page.html")


def render_html(page: Page) -> str:
    """Return a page as HTML; text from sources is escaped, and only web addresses become links."""
    return _template().render(page=page) + "\n"
