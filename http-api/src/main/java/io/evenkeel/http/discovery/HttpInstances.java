package io.evenkeel.http.discovery;

import io.evenkeel.core.service.Instance;
import io.evenkeel.core.service.ServiceView;
import java.util.List;

/** The instances of a service that other tools can call. */
final class HttpInstances {

  /** nginx and HAProxy want whole numbers; both take this one. */
  private static final int GREATEST_WEIGHT = 100;

  private HttpInstances() {}

  static List<Instance> of(ServiceView service) {
    return service.instances().stream().filter(i -> i.kind() == Instance.Kind.HTTP).toList();
  }

  /** Its weight as 1 to 100, where 100 is the greatest weight of all. */
  static int wholeWeight(Instance instance, List<Instance> all) {
    double greatest = all.stream().mapToDouble(Instance::weight).max().orElse(1);
    return (int) Math.max(1, Math.round(instance.weight() / greatest * GREATEST_WEIGHT));
  }
}
