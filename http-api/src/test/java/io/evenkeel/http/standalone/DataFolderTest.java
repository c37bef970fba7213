package io.evenkeel.http.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir private Path temporary;
  private Layout layout;

  @BeforeEach
  void layOut() {
    layout = new Layout(temporary.resolve("a").resolve("data"));
  }

  @Test
  void aFolderThatIsTakenCannotBeTakenASecondTime() throws IOException {
    var first = DataFolder.take(layout);
    try (first) {
      assertThatThrownBy(() -> DataFolder.take(layout))
          .isInstanceOf(StartFailed.class)
          .hasMessage(
              "another 'evenkeel up' runs on "
                  + layout.data()
                  + "; stop it or give another --data");
    }
    DataFolder.take(layout).close();
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    Files.writeString(temporary.resolve("a"), "a file");
    assertThatThrownBy(() -> DataFolder.take(layout))
        .isInstanceOf(StartFailed.class)
        .hasMessage("the data folder " + layout.data() + " cannot be written");
  }

  @Test
  void whatSomebodyElsePutThereIsLeftAlone() throws IOException {
    var held = DataFolder.take(layout);
    try (held) {
      var notes = Files.writeString(layout.data().resolve("notes.txt"), "mine");
      var folder = Files.createDirectory(layout.data().resolve("backup"));
      var copy = Files.writeString(folder.resolve("copy"), "mine");
      DataFolder.empty(layout);
      assertThat(notes).hasContent("mine");
      assertThat(copy).hasContent("mine");
    }
  }

  @Test
  void emptyingLeavesTheLockAndNothingElse() throws IOException {
    var held = DataFolder.take(layout);
    try (held) {
      Files.createDirectories(layout.cassandra().resolve("deep"));
      Files.writeString(layout.cassandra().resolve("deep").resolve("file"), "x");
      Files.writeString(layout.nodeLog(0), "x");
      DataFolder.empty(layout);
      assertThat(layout.cassandra()).doesNotExist();
      assertThat(layout.nodeLog(0)).doesNotExist();
      assertThat(layout.nodeLog(0).getParent()).isEmptyDirectory();
      assertThat(layout.lock()).exists();
      assertThatThrownBy(() -> DataFolder.take(layout)).isInstanceOf(StartFailed.class);
    }
  }
}
