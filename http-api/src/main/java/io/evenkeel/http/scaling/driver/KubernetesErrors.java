package io.evenkeel.http.scaling.driver;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** What went wrong with the scale subresource of one object, in a sentence. Pure. */
final class KubernetesErrors {

  static final int CONFLICT = 409;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;

  /** A chain of causes is never longer; one that is goes in a circle. */
  private static final int MAX_CAUSES = 20;

  private static final String MAYBE = "; whether the order was taken is not known";

  private final KubernetesSettings settings;
  private final String object;
  private final String server;

  KubernetesErrors(KubernetesSettings settings, String namespace, String server) {
    this.settings = settings;
    this.object = settings.kind() + " " + namespace + "/" + settings.name();
    this.server = server;
  }

  String ofReading(KubernetesClientException e) {
    return e.getCode() > 0 ? answered(e, "get") : notAnswered(e, "");
  }

  String ofWriting(KubernetesClientException e) {
    return e.getCode() > 0 ? answered(e, "update") : notAnswered(e, MAYBE);
  }

  String noScale() {
    return server + " answered with something else than the scale of " + object;
  }

  String tooLate() {
    return "others changed " + object + " twice while it was to be scaled; nothing was ordered";
  }

  private String answered(KubernetesClientException e, String verb) {
    return switch (e.getCode()) {
      case NOT_FOUND -> "there is no " + object;
      case FORBIDDEN ->
          "this node may not %s %s of %s; see deploy/kubernetes/rbac.yaml"
              .formatted(verb, settings.kind().subresource(), object);
      case UNAUTHORIZED ->
          server + " does not know this node: its token is missing or has run out (401)";
      default ->
          "%s answered %d for the scale of %s: %s"
              .formatted(server, e.getCode(), object, Quoted.of(said(e)));
    };
  }

  private String notAnswered(KubernetesClientException e, String outcome) {
    if (has(e, HttpConnectTimeoutException.class)) {
      return server + " cannot be reached in " + seconds(settings.connectTimeout().toMillis());
    }
    if (has(e, ConnectException.class)
        || has(e, UnknownHostException.class)
        || has(e, NoRouteToHostException.class)) {
      return server + " cannot be reached: " + reason(e);
    }
    if (has(e, SSLException.class)) {
      return server + " cannot be trusted: " + reason(e);
    }
    if (has(e, HttpTimeoutException.class) || has(e, TimeoutException.class)) {
      return "%s did not answer in %s%s"
          .formatted(server, seconds(settings.requestTimeout().toMillis()), outcome);
    }
    return "%s did not answer for the scale of %s: %s%s"
        .formatted(server, object, reason(e), outcome);
  }

  private static String said(KubernetesClientException e) {
    var status = e.getStatus();
    return status == null || status.getMessage() == null ? "nothing" : status.getMessage();
  }

  /** The deepest of the causes that says anything. */
  private static String reason(Throwable e) {
    return causes(e)
        .map(Throwable::getMessage)
        .filter(message -> message != null && !message.isBlank())
        .reduce((outer, inner) -> inner)
        .map(Quoted::of)
        .orElse("it does not say why");
  }

  private static boolean has(Throwable e, Class<? extends Throwable> type) {
    return causes(e).anyMatch(type::isInstance);
  }

  private static Stream<Throwable> causes(Throwable e) {
    return Stream.iterate(Optional.of(e), Optional::isPresent, c -> c.map(Throwable::getCause))
        .limit(MAX_CAUSES)
        .map(Optional::get);
  }

  private static String seconds(long millis) {
    return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
  }
}
