package io.evenkeel.http.bench.stress;

import io.evenkeel.http.bench.load.AnswerListener;
import io.evenkeel.http.bench.load.Request;
import io.evenkeel.http.bench.load.RequestSource;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Requests made from a text with places: {@code {id}} is one of some ids, {@code {n}} counts the
 * requests, {@code {random}} is a whole number below a million. On one thread at a time.
 */
public final class Template implements Workload, RequestSource {

  private static final Pattern REQUEST =
      Pattern.compile("(GET|POST|PUT|PATCH|DELETE) +(/[^ ]*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
  private static final Set<String> PLACES = Set.of("id", "n", "random");
  private static final int RANDOM = 1_000_000;

  private final String method;
  private final String path;
  private final String body;
  private final String run;
  private final int ids;
  private final boolean repeatable;
  private final RandomGenerator random;
  private long made;

  private Template(
      String method,
      String path,
      String body,
      String run,
      int ids,
      boolean repeatable,
      RandomGenerator random) {
    this.method = method;
    this.path = path;
    this.body = body;
    this.run = run;
    this.ids = ids;
    this.repeatable = repeatable;
    this.random = random;
  }

  /**
   * Reads a template.
   *
   * @param request method and path, as {@code POST /v1/entities/counter/{id}/add}
   * @param body JSON, empty for none
   * @param run what ids begin with
   * @param ids how many different ones
   * @param repeatable whether each request gets an idempotency key
   * @throws IllegalArgumentException in one sentence when it is none
   */
  public static Template of(
      String request,
      String body,
      String run,
      int ids,
      boolean repeatable,
      RandomGenerator random) {
    var matcher = REQUEST.matcher(request.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "a request must look like 'POST /v1/entities/counter/{id}/add', was '" + request + "'");
    }
    if (ids < 1) {
      throw new IllegalArgumentException("ids must be >= 1, were " + ids);
    }
    checkPath(matcher.group(2));
    var method = matcher.group(1).toUpperCase(Locale.ROOT);
    return new Template(method, matcher.group(2), body, run, ids, repeatable, random);
  }

  private static void checkPath(String path) {
    var places = PLACE.matcher(path);
    while (places.find()) {
      if (!PLACES.contains(places.group(1))) {
        throw new IllegalArgumentException(
            "there is no place " + places.group() + " in a request; known: {id}, {n}, {random}");
      }
    }
    try {
      URI.create(PLACE.matcher(path).replaceAll("1"));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the path '" + path + "' must be percent-encoded: " + e.getMessage(), e);
    }
  }

  @Override
  public Request next() {
    made++;
    var id = run + "-" + random.nextInt(ids);
    var key = repeatable ? run + "-" + made : null;
    return new Request(id, method, fill(path, id), fill(body, id), key, Request.ANY, false);
  }

  private String fill(String text, String id) {
    if (text.indexOf('{') < 0) {
      return text;
    }
    var number = Integer.toString(random.nextInt(RANDOM));
    return text.replace("{id}", id).replace("{n}", Long.toString(made)).replace("{random}", number);
  }

  @Override
  public RequestSource source() {
    return this;
  }

  @Override
  public AnswerListener listener() {
    return AnswerListener.NONE;
  }

  @Override
  public String title() {
    return method + " " + path;
  }
}
