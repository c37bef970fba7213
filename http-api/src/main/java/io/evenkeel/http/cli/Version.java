package io.evenkeel.http.cli;

import picocli.CommandLine.IVersionProvider;

/** The version from the jar's manifest. */
public final class Version implements IVersionProvider {

  /** The version, {@code dev} when it runs from class folders. */
  public static String current() {
    var version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"evenkeel " + current()};
  }
}
