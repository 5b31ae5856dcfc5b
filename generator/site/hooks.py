"""MkDocs hooks. Accelerators only: pages, ids and links come from the Markdown files.

- The templates get the words of the page's language: `s` (its strings), `names` (the strings of every language, for
  their own names), `languages` (those that have a start page), `known` (search and about pages that exist).
- The Markdown extension is told the page's language and for which notes its «Там же» stand.
- After the build Pagefind indexes the site, so that plain `mkdocs build` and `mkdocs serve` have search.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from generator.site import search, strings

EXTENSION = "generator.site.extension"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Note which languages the site has, those with a start page `docs/<code>/index.md`, and their few other pages."""
    known = strings.languages()
    config.extra["languages"] = [code for code in known if files.get_file_from_path(f"{code}/index.md")]
    config.extra["known"] = {
        f"{code}/{name}/" for code in known for name in ("list", "search", "about") if has(files, code, name)
    }
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Tell the extension what the front matter says of the page that is rendered next."""
    config.mdx_configs[EXTENSION] = {
        "language": language_of(page, config),
        "stands_for": page.meta.get("stands_for") or {},
    }
    return markdown


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    """Words for a page."""
    return context | words(language_of(page, config), config)


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """Words for 404.html and the sitemap, in the site's first language; `all` has them in every language."""
    own = config.theme["language"]
    codes = [own, *(code for code in config.extra.get("languages", []) if code != own)]
    return context | words(own, config) | {"all": {code: strings.load(code) for code in codes}}


def on_post_build(config: MkDocsConfig) -> None:
    """Index the built site. Raises PluginError with Pagefind's own words if that fails."""
    try:
        search.index(Path(config.site_dir))
    except RuntimeError as error:
        raise PluginError(str(error)) from error


def has(files: Files, code: str, name: str) -> bool:
    return any(files.get_file_from_path(f"{code}/{name}{rest}.md") for rest in ("", "/index"))


def language_of(page: Page, config: MkDocsConfig) -> str:
    return page.meta.get("lang") or config.theme["language"]


def words(language: str, config: MkDocsConfig) -> dict[str, Any]:
    return {
        "s": strings.load(language),
        "language": language,
        "names": {code: strings.load(code) for code in strings.languages()},
        "languages": config.extra.get("languages", []),
        "known": config.extra.get("known", ()),
    }
