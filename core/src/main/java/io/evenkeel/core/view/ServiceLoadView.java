package io.evenkeel.core.view;

import java.util.List;

/**
 * The load of a service.
 *
 * @param calls as its callers see them
 * @param queued at all instances, now
 * @param used mean over the instances, 0 to 1
 * @param instances in the cluster, by id; of those outside only their callers tell
 */
public record ServiceLoadView(
    String service, CallsView calls, int queued, double used, List<InstanceLoadView> instances) {

  public ServiceLoadView {
    instances = List.copyOf(instances);
  }
}
