package io.evenkeel.core.service;

import io.evenkeel.core.Service;
import java.util.regex.Pattern;

/**
 * An instance of a service, registered from outside. Both names can stand in a URL, in a
 * configuration of another program and in a log as they are.
 *
 * @param instance 1 to 128 letters, digits, dots, dashes, underscores and colons, a letter or digit
 *     first
 */
public record InstanceKey(String service, String instance) {

  private static final Pattern INSTANCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,127}");

  public InstanceKey {
    Service.requireName(service);
    if (!INSTANCE.matcher(instance).matches()) {
      throw new IllegalArgumentException(
          "the name of an instance must match " + INSTANCE + ", was '" + shown(instance) + "'");
    }
  }

  /** From {@link #text()}. */
  public static InstanceKey parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("an instance is service/instance, was '" + text + "'");
    }
    return new InstanceKey(text.substring(0, slash), text.substring(slash + 1));
  }

  /** {@code service/instance}, unique. */
  public String text() {
    return service + "/" + instance;
  }

  /** Which of so many buckets it belongs to, the same on every node. */
  public int bucket(int buckets) {
    return (int) Math.floorMod(KeyHash.of(text()), (long) buckets);
  }

  private static String shown(String name) {
    return name.length() <= 128 ? name : name.substring(0, 128) + "…";
  }
}
