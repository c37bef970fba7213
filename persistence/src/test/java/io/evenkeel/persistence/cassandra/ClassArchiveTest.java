package io.evenkeel.persistence.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.persistence.cassandra.CassandraCommandLine.Archive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {

  @TempDir private Path lib;

  @Test
  void withoutAPathThereIsNone() throws IOException {
    assertThat(ClassArchive.prepare(null, lib)).isEqualTo(Archive.NONE);
  }

  @Test
  void aMissingOneIsWrittenAndANewerOneThanTheJarsIsUsed() throws IOException {
    file("a.jar", 1_000);
    assertThat(ClassArchive.prepare(lib.resolve("c.jsa"), lib)).isEqualTo(Archive.WRITE);
    assertThat(ClassArchive.prepare(file("c.jsa", 2_000), lib)).isEqualTo(Archive.USE);
  }

  @Test
  void oneOlderThanAJarIsThrownAwayAndWrittenAgain() throws IOException {
    file("a.jar", 1_000);
    file("b.jar", 3_000);
    var archive = file("c.jsa", 2_000);
    assertThat(ClassArchive.prepare(archive, lib)).isEqualTo(Archive.WRITE);
    assertThat(archive).doesNotExist();
  }

  private Path file(String name, long modifiedMillis) throws IOException {
    var file = Files.createFile(lib.resolve(name));
    return Files.setLastModifiedTime(file, FileTime.fromMillis(modifiedMillis));
  }
}
