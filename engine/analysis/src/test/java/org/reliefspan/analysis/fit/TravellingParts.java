package org.reliefspan.analysis.fit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.reliefspan.analysis.parts.PartFunction;
import org.reliefspan.analysis.parts.Parts;

/** Parts as on other machines: functions go there, and results come back, as bytes. */
final class TravellingParts<P> implements Parts<P> {
  private final List<P> parts;

  TravellingParts(List<P> parts) {
    this.parts = List.copyOf(parts);
  }

  @Override
  public <Q> Parts<Q> derive(PartFunction<P, Q> function) {
    return prepare(function);
  }

  @Override
  public <Q> Parts<Q> prepare(PartFunction<P, Q> function) {
    PartFunction<P, Q> arrived = sent(function);
    return new TravellingParts<>(parts.stream().map(arrived::apply).toList());
  }

  @Override
  public <R> List<R> collect(PartFunction<P, R> function) {
    PartFunction<P, R> arrived = sent(function);
    return parts.stream().map(part -> sent(arrived.apply(part))).toList();
  }

  @SuppressWarnings({"unchecked", "BanSerializableRead"}) // what was written a line above
  private static <T> T sent(T sent) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(sent);
      out.flush();
      return (T) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    } catch (ClassNotFoundException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
