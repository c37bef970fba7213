package io.evenkeel.http.scaling.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/** What the JDK's client says, which depends on moments that tests cannot arrange. */
class KubernetesErrorsTest {

  private final KubernetesErrors errors =
      new KubernetesErrors(
          new KubernetesSettings(
              "",
              ScaledKind.STATEFUL_SET,
              "evenkeel",
              Duration.ofSeconds(3),
              Duration.ofMillis(5500),
              4),
          "shop",
          "https://10.0.0.1/");

  @Test
  void anOrderThatTimesOutMayHaveBeenTaken() {
    assertThat(errors.ofWriting(because(new HttpTimeoutException("request timed out"))))
        .isEqualTo(
            "https://10.0.0.1/ did not answer in 5500 ms; whether the order was taken is not"
                + " known");
    assertThat(errors.ofReading(because(new TimeoutException())))
        .isEqualTo("https://10.0.0.1/ did not answer in 5500 ms");
  }

  @Test
  void aConnectionThatDoesNotOpenTookNoOrder() {
    assertThat(errors.ofWriting(because(new HttpConnectTimeoutException("connect"))))
        .isEqualTo("https://10.0.0.1/ cannot be reached in 3 s");
    assertThat(errors.ofWriting(because(new UnknownHostException("kubernetes.default.svc"))))
        .isEqualTo("https://10.0.0.1/ cannot be reached: 'kubernetes.default.svc'");
    assertThat(errors.ofWriting(because(new SSLHandshakeException("unable to find valid path"))))
        .isEqualTo("https://10.0.0.1/ cannot be trusted: 'unable to find valid path'");
  }

  @Test
  void anExceptionThatSaysNothingIsNoNull() {
    var silent = new KubernetesClientException(null, new IOException());
    assertThat(errors.ofReading(silent))
        .isEqualTo(
            "https://10.0.0.1/ did not answer for the scale of StatefulSet shop/evenkeel: it does"
                + " not say why");
  }

  private static KubernetesClientException because(Throwable cause) {
    return new KubernetesClientException("Operation failed", new IOException("wrapped", cause));
  }
}
