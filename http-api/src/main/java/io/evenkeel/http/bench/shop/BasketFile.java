package io.evenkeel.http.bench.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads basket files, plain or gzip, whatever they are called. */
public final class BasketFile {

  private static final int GZIP_FIRST_BYTE = 0x1f;
  private static final int GZIP_SECOND_BYTE = 0x8b;

  private BasketFile() {}

  /**
   * The first customers of the file; blocks on the disk.
   *
   * @param customers how many at most
   * @throws IOException when the file cannot be read
   * @throws MalformedBasketsException when a line read is malformed or the file has no customer
   */
  public static List<Customer> read(Path file, int customers) throws IOException {
    try (var lines = new BufferedReader(new InputStreamReader(open(file), UTF_8))) {
      return read(file.getFileName().toString(), lines, customers);
    }
  }

  private static List<Customer> read(String name, BufferedReader lines, int most)
      throws IOException {
    var found = new ArrayList<Customer>();
    var users = new HashSet<String>();
    int number = 0;
    for (var line = lines.readLine(); line != null && found.size() < most; ) {
      var customer = BasketLine.parse(name, ++number, line);
      if (!users.add(customer.user())) {
        throw new MalformedBasketsException(
            name + ", line " + number + ": user " + customer.user() + " was there before");
      }
      found.add(customer);
      line = lines.readLine();
    }
    if (found.isEmpty()) {
      throw new MalformedBasketsException(name + " holds no customer");
    }
    return found;
  }

  private static InputStream open(Path file) throws IOException {
    var in = new BufferedInputStream(Files.newInputStream(file));
    in.mark(2);
    boolean gzip = in.read() == GZIP_FIRST_BYTE && in.read() == GZIP_SECOND_BYTE;
    in.reset();
    return gzip ? new GZIPInputStream(in) : in;
  }
}
