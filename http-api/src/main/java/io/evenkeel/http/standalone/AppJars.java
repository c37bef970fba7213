package io.evenkeel.http.standalone;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Application jars, loaded beside the class path. */
final class AppJars {

  private AppJars() {}

  /**
   * A loader for the jars, which lives as long as the process.
   *
   * @throws IllegalArgumentException naming the jar that cannot be read
   */
  static ClassLoader load(List<Path> jars) {
    var parent = AppJars.class.getClassLoader();
    if (jars.isEmpty()) {
      return parent;
    }
    var urls = new ArrayList<URL>();
    for (var jar : jars) {
      urls.add(url(jar));
    }
    return new URLClassLoader(urls.toArray(URL[]::new), parent);
  }

  private static URL url(Path jar) {
    if (!Files.isReadable(jar)) {
      throw new IllegalArgumentException("the application jar " + jar + " cannot be read");
    }
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("the application jar " + jar + " has no URL", e);
    }
  }
}
