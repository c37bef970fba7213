package io.evenkeel.http.bench.load;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which target owns which key, as far as answers have said. */
final class Owners {

  private final boolean followed;
  private final Map<String, Integer> targets = new HashMap<>();
  private final Map<String, Integer> byKey = new HashMap<>();

  Owners(List<URI> targets, boolean followed) {
    this.followed = followed;
    for (int target = 0; target < targets.size(); target++) {
      this.targets.put(normal(targets.get(target).toString()), target);
    }
  }

  /** Index of the owner, or {@link Request#ANY}. */
  int ownerOf(String key) {
    return followed ? byKey.getOrDefault(key, Request.ANY) : Request.ANY;
  }

  /** An owner that is no target is not followed. */
  void learn(String key, @Nullable String owner) {
    if (followed && owner != null) {
      var target = targets.get(normal(owner));
      if (target != null) {
        byKey.put(key, target);
      }
    }
  }

  void forget(String key) {
    byKey.remove(key);
  }

  private static String normal(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
