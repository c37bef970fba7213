package io.evenkeel.http.scaling.driver;

import java.util.Arrays;

/** What Kubernetes can scale for us. */
enum ScaledKind {
  STATEFUL_SET("StatefulSet", "statefulsets"),
  DEPLOYMENT("Deployment", "deployments");

  private final String kind;
  private final String plural;

  ScaledKind(String kind, String plural) {
    this.kind = kind;
    this.plural = plural;
  }

  /**
   * By its name in manifests.
   *
   * @throws IllegalArgumentException when it is another one; the message begins with {@code key}
   */
  static ScaledKind of(String key, String kind) {
    return Arrays.stream(values())
        .filter(known -> known.kind.equals(kind))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    key + " must be StatefulSet or Deployment, was '" + kind + "'"));
  }

  /** As in a role: {@code statefulsets/scale}. */
  String subresource() {
    return plural + "/scale";
  }

  @Override
  public String toString() {
    return kind;
  }
}
