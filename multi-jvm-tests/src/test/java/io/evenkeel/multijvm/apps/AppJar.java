package io.evenkeel.multijvm.apps;

import io.evenkeel.core.EvenkeelApp;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** A jar as a user would build it: an application, its classes, its entry for the ServiceLoader. */
public final class AppJar {

  private AppJar() {}

  /** Writes {@code <folder>/<name of the class>.jar}. */
  public static Path write(Path folder, Class<? extends EvenkeelApp> app) {
    var jar = folder.resolve(app.getSimpleName() + ".jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      add(out, "META-INF/services/" + EvenkeelApp.class.getName(), bytes(app.getName()));
      for (var type : classes(app)) {
        add(out, type, resource(app, type));
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The application and what is nested in it. */
  private static List<String> classes(Class<?> app) throws IOException {
    var file = app.getName().replace('.', '/');
    try (var siblings = Files.list(folder(app, file + ".class"))) {
      var simple = app.getSimpleName();
      var packagePath = file.substring(0, file.length() - simple.length());
      return siblings
          .map(path -> path.getFileName().toString())
          .filter(name -> name.equals(simple + ".class") || name.startsWith(simple + "$"))
          .map(name -> packagePath + name)
          .toList();
    }
  }

  private static Path folder(Class<?> app, String file) {
    var url = app.getClassLoader().getResource(file);
    return Path.of(java.net.URI.create(url.toString())).getParent();
  }

  private static byte[] resource(Class<?> app, String name) throws IOException {
    try (InputStream in = app.getClassLoader().getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  private static void add(JarOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(content);
    out.closeEntry();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
