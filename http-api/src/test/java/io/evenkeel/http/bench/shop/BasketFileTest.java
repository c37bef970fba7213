package io.evenkeel.http.bench.shop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BasketFileTest {

  private static final String SAMPLE = "ann\t1 2 2|3\nbob\t1|1 1|4\n";
  private static final List<Customer> CUSTOMERS =
      List.of(
          new Customer("ann", List.of(List.of("1", "2", "2"), List.of("3"))),
          new Customer("bob", List.of(List.of("1"), List.of("1", "1"), List.of("4"))));

  @TempDir private Path folder;

  @Test
  void readsPlainFiles() throws IOException {
    assertThat(BasketFile.read(file(SAMPLE.getBytes(UTF_8)), 10)).isEqualTo(CUSTOMERS);
  }

  @Test
  void readsGzipFilesWhateverTheirName() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(SAMPLE.getBytes(UTF_8));
    }
    assertThat(BasketFile.read(file(bytes.toByteArray()), 10)).isEqualTo(CUSTOMERS);
  }

  @Test
  void readsNoMoreCustomersThanAskedFor() throws IOException {
    assertThat(BasketFile.read(file((SAMPLE + "broken").getBytes(UTF_8)), 2)).isEqualTo(CUSTOMERS);
  }

  @ParameterizedTest
  @CsvSource({
    "'bob 1 2', 'no tab between the user and the baskets'",
    "'bob\t1||2', 'a basket is empty'",
    "'bob\t', 'a basket is empty'",
    "'\t1', 'the user is empty or has spaces around it'",
    "'bob\t1\t2', 'there is a second tab'",
    "'ann\t1', 'user ann was there before'"
  })
  void aMalformedLineIsNamedByItsNumber(String line, String why) {
    assertThatThrownBy(() -> BasketFile.read(file(("ann\t1\n" + line + "\n").getBytes(UTF_8)), 10))
        .isInstanceOf(MalformedBasketsException.class)
        .hasMessage("sample.txt, line 2: " + why);
  }

  @Test
  void additionsGroupABasketsPiecesAndSumUpOverBaskets() {
    var bob = Addition.of(CUSTOMERS.get(1));
    assertThat(bob)
        .containsExactly(new Addition("1", 1), new Addition("1", 2), new Addition("4", 1));
    assertThat(ExpectedCart.after(bob, 3)).isEqualTo(Map.of("1", 3L, "4", 1L));
    assertThat(ExpectedCart.after(bob, 1)).isEqualTo(Map.of("1", 1L));
  }

  @Test
  void anAdditionIsWrittenAsJson() {
    assertThat(new Addition("a\"b", 2).json()).isEqualTo("{\"sku\":\"a\\\"b\",\"quantity\":2}");
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("sample.txt"), bytes);
  }
}
