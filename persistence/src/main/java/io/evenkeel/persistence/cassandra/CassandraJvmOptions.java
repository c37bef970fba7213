package io.evenkeel.persistence.cassandra;

import java.util.List;
import java.util.stream.Stream;

/** The parts of the JDK that Cassandra reaches into, from its {@code jvm17-} and jvm11-options. */
final class CassandraJvmOptions {

  private static final List<String> EXPORTS =
      List.of(
          "java.base/jdk.internal.misc",
          "java.management.rmi/com.sun.jmx.remote.internal.rmi",
          "java.rmi/sun.rmi.registry",
          "java.rmi/sun.rmi.server",
          "java.sql/java.sql",
          "java.base/java.lang.ref",
          "jdk.unsupported/sun.misc");

  private static final List<String> OPENS =
      List.of(
          "java.base/java.lang.module",
          "java.base/jdk.internal.loader",
          "java.base/jdk.internal.ref",
          "java.base/jdk.internal.reflect",
          "java.base/jdk.internal.math",
          "java.base/jdk.internal.module",
          "java.base/jdk.internal.util.jar",
          "jdk.management/com.sun.management.internal",
          "java.base/sun.nio.ch",
          "java.base/java.io",
          "java.base/java.nio",
          "java.base/java.lang.reflect",
          "java.base/java.lang",
          "java.base/java.util");

  private static final List<String> NETTY =
      List.of(
          "-Djdk.attach.allowAttachSelf=true",
          "-Dio.netty.tryReflectionSetAccessible=true",
          "-Dio.netty.allocator.useCacheForAllThreads=true",
          "-Dio.netty.allocator.maxOrder=11");

  private CassandraJvmOptions() {}

  /** The options for a JVM of this feature release, 11 or 17. */
  static List<String> access(int feature) {
    var exports =
        feature == 11
            ? Stream.concat(
                EXPORTS.stream(),
                Stream.of(
                    "java.base/jdk.internal.ref",
                    "java.base/jdk.internal.util",
                    "java.base/sun.nio.ch"))
            : EXPORTS.stream();
    return Stream.of(
            exports.map(name -> "--add-exports=" + name + "=ALL-UNNAMED"),
            OPENS.stream().map(name -> "--add-opens=" + name + "=ALL-UNNAMED"),
            NETTY.stream())
        .flatMap(options -> options)
        .toList();
  }
}
