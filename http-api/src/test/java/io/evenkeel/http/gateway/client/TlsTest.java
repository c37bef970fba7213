package io.evenkeel.http.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Instances with TLS, whose certificate is looked at. */
class TlsTest {

  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir private static Path folder;

  private static KeyStore keys;

  /** The keytool that belongs to this Java. */
  @BeforeAll
  static void makeCertificate() throws Exception {
    var file = folder.resolve("keys.p12");
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var made =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-keystore",
                file.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keyalg",
                "EC",
                "-dname",
                "CN=peer",
                "-ext",
                "SAN=dns:localhost",
                "-validity",
                "3650")
            .inheritIO()
            .start()
            .waitFor();
    assertThat(made).isZero();
    keys = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
  }

  @Test
  void oneWhoseCertificateIsTrustedIsCalled() throws Exception {
    try (var upstream = new Upstream(Upstream.SETTINGS, TlsTest::trusting);
        var peer = peer()) {
      for (int i = 0; i < 3; i++) {
        var answer = upstream.get("https://localhost:" + peer.port()).join();
        assertThat(upstream.text(answer)).hasSize(100_000);
      }
      assertThat(peer.connections()).isEqualTo(1);
    }
  }

  @Test
  void oneWithAnotherNameIsNot() throws Exception {
    try (var upstream = new Upstream(Upstream.SETTINGS, TlsTest::trusting);
        var peer = peer()) {
      assertThatThrownBy(upstream.get("https://127.0.0.1:" + peer.port())::join)
          .hasCauseInstanceOf(NotSentException.class);
    }
  }

  @Test
  void oneThatNobodyVouchesForIsNot() throws Exception {
    try (var upstream = new Upstream(Upstream.SETTINGS);
        var peer = peer()) {
      assertThatThrownBy(upstream.get("https://localhost:" + peer.port())::join)
          .hasCauseInstanceOf(NotSentException.class);
    }
  }

  @Test
  void oneWithoutTlsIsNot() {
    try (var upstream = new Upstream(Upstream.SETTINGS, TlsTest::trusting);
        var talkative = new Peer(talk -> talk.say("HTTP/1.1 400 Bad Request\r\n\r\n"))) {
      assertThatThrownBy(upstream.get("https://localhost:" + talkative.port())::join)
          .hasCauseInstanceOf(NotSentException.class);
    }
  }

  private static Peer peer() throws Exception {
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    ServerSocket server =
        context
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    var text = "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + "x".repeat(100_000);
    return new Peer(
        server,
        talk -> {
          while (true) {
            talk.hear();
            talk.say(text);
          }
        });
  }

  private static SslContext trusting() {
    try {
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      trusted.setCertificateEntry("peer", keys.getCertificate("mykey"));
      trust.init(trusted);
      return SslContextBuilder.forClient().trustManager(trust).build();
    } catch (IOException | java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
