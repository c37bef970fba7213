package io.evenkeel.http.scaling.driver;

import io.fabric8.kubernetes.api.model.autoscaling.v1.Scale;
import io.fabric8.kubernetes.api.model.autoscaling.v1.ScaleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Scalable;

/**
 * The scale subresource of one object: two requests, GET and PUT, which need the verbs {@code get}
 * and {@code update}. Both block.
 */
final class ScaleTarget {

  private final Scalable<?> object;
  private final KubernetesErrors errors;

  private ScaleTarget(Scalable<?> object, KubernetesErrors errors) {
    this.object = object;
    this.errors = errors;
  }

  /**
   * @throws DriverFailed when nothing says which namespace it is in
   */
  static ScaleTarget of(KubernetesSettings settings, KubernetesClient client) {
    var namespace = settings.namespace().isEmpty() ? client.getNamespace() : settings.namespace();
    if (namespace == null || namespace.isEmpty()) {
      throw new DriverFailed(
          "evenkeel.scaling.nodes.kubernetes.namespace must be set where no service account says"
              + " which one it is");
    }
    var apps = client.apps();
    Scalable<?> object =
        settings.kind() == ScaledKind.STATEFUL_SET
            ? apps.statefulSets().inNamespace(namespace).withName(settings.name())
            : apps.deployments().inNamespace(namespace).withName(settings.name());
    return new ScaleTarget(
        object, new KubernetesErrors(settings, namespace, client.getMasterUrl().toString()));
  }

  /** The number ordered; zero is left out of the answers of an API server. */
  static int replicas(Scale scale) {
    var spec = scale.getSpec();
    return spec == null || spec.getReplicas() == null ? 0 : spec.getReplicas();
  }

  /** The number that is ordered, and the version of the object that says so. */
  Scale read() {
    try {
      var scale = object.scale();
      if (scale == null || !"Scale".equals(scale.getKind()) || scale.getMetadata() == null) {
        throw new DriverFailed(errors.noScale());
      }
      return scale;
    } catch (KubernetesClientException e) {
      throw new DriverFailed(errors.ofReading(e), e);
    }
  }

  /**
   * Orders another number, if nobody has changed the object since it was read.
   *
   * @return whether it was ordered; if not, it has to be read again
   */
  boolean replace(Scale read, int count) {
    var wanted = new ScaleBuilder(read).editOrNewSpec().withReplicas(count).endSpec().build();
    try {
      object.scale(wanted);
      return true;
    } catch (KubernetesClientException e) {
      if (e.getCode() == KubernetesErrors.CONFLICT) {
        return false;
      }
      throw new DriverFailed(errors.ofWriting(e), e);
    }
  }

  /** What to say when {@link #replace} was too late again and again. */
  DriverFailed tooLate() {
    return new DriverFailed(errors.tooLate());
  }
}
