package org.reliefspan.spark.deid;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.reliefspan.analysis.intake.Header;
import org.reliefspan.analysis.intake.IngestException;
import org.reliefspan.analysis.intake.IntakeFinding;

/**
 * What one pass over a file's bytes tells: its checksum, whether it is whole and UTF-8, its header,
 * and whether quoted cells hold line breaks.
 */
final class FileInspection {
  private static final int BUFFER = 1 << 16;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final SourceFile file;
  private final ByteArrayOutputStream headerLine = new ByteArrayOutputStream();
  private boolean inHeader = true;
  private boolean quoted;
  private boolean brokenLines;

  private FileInspection(SourceFile file) {
    this.file = file;
  }

  /**
   * The findings of the pass.
   *
   * @param header empty for Parquet, which names its columns itself
   * @param brokenLines whether a quoted cell holds a line break
   */
  record Result(String sha256, Header header, boolean brokenLines) {}

  /**
   * Reads the whole file once.
   *
   * @throws IngestException if it cannot be read to its end, is not UTF-8, or has no header
   */
  static Result of(SourceFile file) {
    return new FileInspection(file).inspect();
  }

  private Result inspect() {
    MessageDigest digest = sha256();
    try (InputStream raw = Files.newInputStream(file.path());
        DigestInputStream digested = new DigestInputStream(raw, digest)) {
      if (file.format() == SourceFormat.PARQUET) {
        checkParquet();
      } else {
        readText(digested);
      }
      digested.transferTo(OutputStream.nullOutputStream());
    } catch (CharacterCodingException cause) {
      throw refuse("The text must be UTF-8.", "Maybe convert it, for example from Latin-1.");
    } catch (EOFException | ZipException cause) {
      throw refuse("The compressed file must be whole.", "Maybe copy it again: it ends too early.");
    } catch (IOException cause) {
      throw refuse("The file must be readable.", "Maybe its permissions forbid it.");
    }
    return new Result(HexFormat.of().formatHex(digest.digest()), header(), brokenLines);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException cause) {
      throw new IllegalStateException(cause);
    }
  }

  private IngestException refuse(String what, String advice) {
    return new IngestException(List.of(new IntakeFinding(what, file.name(), advice)));
  }

  /** The format's mark stands at both ends of a whole file. */
  private void checkParquet() throws IOException {
    byte[] mark = "PAR1".getBytes(StandardCharsets.US_ASCII);
    byte[] ends = new byte[2 * mark.length];
    try (RandomAccessFile bytes = new RandomAccessFile(file.path().toFile(), "r")) {
      if (bytes.length() >= ends.length) {
        bytes.readFully(ends, 0, mark.length);
        bytes.seek(bytes.length() - mark.length);
        bytes.readFully(ends, mark.length, mark.length);
      }
    }
    boolean whole =
        Arrays.equals(mark, Arrays.copyOfRange(ends, 0, mark.length))
            && Arrays.equals(mark, Arrays.copyOfRange(ends, mark.length, ends.length));
    if (!whole) {
      throw refuse("The file must be Parquet.", "Maybe it is damaged, or only named so.");
    }
  }

  private void readText(InputStream bytes) throws IOException {
    InputStream text =
        file.format() == SourceFormat.CSV_GZIP ? new GZIPInputStream(bytes, BUFFER) : bytes;
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer letters = CharBuffer.allocate(BUFFER + 8);
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    int read = text.read(buffer.array(), 0, BUFFER);
    while (read >= 0) {
      int start = buffer.position();
      look(buffer.array(), start, start + read);
      buffer.limit(start + read).position(0);
      decode(decoder, buffer, letters);
      buffer.compact();
      read = text.read(buffer.array(), buffer.position(), buffer.remaining());
    }
    buffer.flip();
    if (decoder.decode(buffer, letters.clear(), true).isError()) {
      throw new CharacterCodingException();
    }
  }

  private static void decode(CharsetDecoder decoder, ByteBuffer buffer, CharBuffer letters)
      throws CharacterCodingException {
    if (decoder.decode(buffer, letters.clear(), false).isError()) {
      throw new CharacterCodingException();
    }
  }

  private void look(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at++) {
      byte letter = bytes[at];
      if (letter == '"') {
        quoted = !quoted;
      } else if (letter == '\n' || letter == '\r') {
        brokenLines |= quoted;
        inHeader &= quoted || headerLine.size() == 0;
      }
      if (inHeader) {
        headerLine.write(letter);
      }
    }
  }

  private Header header() {
    if (file.format() == SourceFormat.PARQUET) {
      return new Header(List.of());
    }
    String line = headerLine.toString(StandardCharsets.UTF_8);
    if (!line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK) {
      line = line.substring(1);
    }
    if (line.isBlank()) {
      throw refuse("The file must have a header line.", "Maybe it is empty.");
    }
    return new Header(cells(line.strip()));
  }

  private static List<String> cells(String line) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setQuoteEscape('"');
    settings.setMaxColumns(20_480);
    settings.setMaxCharsPerColumn(-1);
    settings.setNullValue("");
    settings.setEmptyValue("");
    String[] cells = new CsvParser(settings).parseLine(line);
    return new ArrayList<>(Arrays.asList(cells));
  }
}
