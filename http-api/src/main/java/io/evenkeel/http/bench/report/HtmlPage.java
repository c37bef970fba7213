package io.evenkeel.http.bench.report;

/** The frame of an HTML page that needs neither network nor script. Pure. */
public final class HtmlPage {

  private static final String STYLE =
      """
      :root{color-scheme:light dark;--ink:#1c2430;--soft:#68758a;--rule:#d9dfe8;--back:#fff;
      --a:#1769c7;--b:#b65f00;--c:#c02942;--d:#3a7d44;--e:#7a4fb5;--f:#0f7c8a}
      @media(prefers-color-scheme:dark){:root{--ink:#e4e9f1;--soft:#93a0b5;--rule:#333c4a;
      --back:#141920;--a:#6cb0ff;--b:#ffb454;--c:#ff7b8f;--d:#7fd48c;--e:#c3a2ff;--f:#5fd0de}}
      body{font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--back);
      max-width:60rem;margin:2rem auto;padding:0 1rem}
      h1{font-size:1.5rem;margin:0}h2{font-size:1.15rem;margin:2rem 0 .5rem}
      p,small{color:var(--soft)}.bad{color:var(--c);font-weight:600}.good{color:var(--ink)}
      table{border-collapse:collapse;font-variant-numeric:tabular-nums}
      td,th{padding:.25rem 1.5rem .25rem 0;border-bottom:1px solid var(--rule);text-align:left}
      figure{margin:1.5rem 0}figcaption{font-weight:600}svg{width:100%;height:auto}
      polyline{fill:none;stroke-width:1.8;stroke-linejoin:round}
      polyline.a{stroke:var(--a)}polyline.b{stroke:var(--b)}polyline.c{stroke:var(--c)}
      polyline.d{stroke:var(--d)}polyline.e{stroke:var(--e)}polyline.f{stroke:var(--f)}
      rect.band{fill:var(--c);opacity:.14}
      rect.a{fill:var(--a)}rect.b{fill:var(--b)}rect.c{fill:var(--c)}rect.d{fill:var(--d)}
      rect.e{fill:var(--e)}rect.f{fill:var(--f)}
      .key{font-weight:400;font-size:.85em;margin-left:.6em}
      .key.a{color:var(--a)}.key.b{color:var(--b)}.key.c{color:var(--c)}.key.d{color:var(--d)}
      .key.e{color:var(--e)}.key.f{color:var(--f)}
      .grid{stroke:var(--rule)}text{font-size:11px;fill:var(--soft)}
      text.y{text-anchor:end}text.x{text-anchor:middle}
      """;

  private HtmlPage() {}

  /**
   * A whole page.
   *
   * @param command after {@code evenkeel}, as text
   * @param body as HTML
   */
  public static String of(String command, String body) {
    return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
        + "<meta name=\"viewport\" content=\"width=device-width\"><title>evenkeel "
        + escaped(command)
        + "</title><style>"
        + STYLE
        + "</style></head><body><h1>evenkeel "
        + escaped(command)
        + "</h1>"
        + body
        + "</body></html>\n";
  }

  /** Text as HTML. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
