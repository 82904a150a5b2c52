package org.reliefspan.spark.deid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.reliefspan.analysis.intake.IngestException;
import org.reliefspan.domain.intake.Emission;
import org.reliefspan.domain.intake.MappingSpec;
import org.reliefspan.domain.intake.SourceMapping;

/**
 * What sources hold at this moment, found without a session.
 *
 * @param inputs SHA-256 by name of the file
 * @param ignoredFiles files of the folders that are no visit tables
 * @param mappingChecksum SHA-256 of what the mapping says
 */
public record SourceState(
    SortedMap<String, String> inputs, List<String> ignoredFiles, String mappingChecksum) {
  public SourceState {
    inputs = new TreeMap<>(inputs);
    ignoredFiles = List.copyOf(ignoredFiles);
  }

  /**
   * Reads every file once.
   *
   * @throws IngestException if a file is missing or damaged
   */
  public static SourceState of(VisitSources sources) {
    SourceFiles found = SourceFiles.find(sources);
    SortedMap<String, String> inputs = new TreeMap<>();
    found.files().forEach(file -> inputs.put(file.name(), FileInspection.of(file).sha256()));
    return new SourceState(inputs, found.ignored(), mappingChecksum(sources.mapping()));
  }

  /** Depends on the content only, not on the order of keys. */
  static String mappingChecksum(MappingSpec mapping) {
    List<Object> content = new ArrayList<>();
    mapping.sources().forEach(source -> content.add(content(source)));
    try {
      byte[] json = new ObjectMapper().writeValueAsString(content).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
    } catch (JsonProcessingException | NoSuchAlgorithmException cause) {
      throw new IllegalStateException(cause);
    }
  }

  private static List<Object> content(SourceMapping source) {
    List<Object> emissions = new ArrayList<>();
    for (Emission emission : source.emit()) {
      Map<String, String> columns = new TreeMap<>();
      emission.columns().forEach((name, from) -> columns.put(name, from.toString()));
      Map<String, Map<String, String>> values = new TreeMap<>();
      emission.values().forEach((name, texts) -> values.put(name, new TreeMap<>(texts)));
      emissions.add(List.of(emission.table().id(), columns, values));
    }
    return List.of(source.file(), source.where(), source.missing(), source.drop(), emissions);
  }
}
