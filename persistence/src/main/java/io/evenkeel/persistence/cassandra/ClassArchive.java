package io.evenkeel.persistence.cassandra;

import io.evenkeel.persistence.cassandra.CassandraCommandLine.Archive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** Whether a class archive is used or has to be written first. */
final class ClassArchive {

  private ClassArchive() {}

  /** Looks at the file: an archive older than a jar of {@code libDir} fits no longer and goes. */
  static Archive prepare(@Nullable Path archive, Path libDir) throws IOException {
    if (archive == null) {
      return Archive.NONE;
    }
    if (Files.exists(archive)
        && Files.getLastModifiedTime(archive).compareTo(newestJar(libDir)) > 0) {
      return Archive.USE;
    }
    Files.deleteIfExists(archive);
    return Archive.WRITE;
  }

  private static FileTime newestJar(Path libDir) throws IOException {
    var newest = FileTime.fromMillis(0);
    try (var jars = Files.newDirectoryStream(libDir, "*.jar")) {
      for (var jar : jars) {
        var modified = Files.getLastModifiedTime(jar);
        newest = modified.compareTo(newest) > 0 ? modified : newest;
      }
    }
    return newest;
  }
}
