package vn.guongsang.paper.signature;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;
import vn.guongsang.paper.signature.PdfSignature.Change;

/** What later revisions of a PDF file changed: the objects that are new or not as they were. */
final class Revisions {

    private static final COSName SIG = COSName.getPDFName("Sig");
    private static final COSName STAMP = COSName.getPDFName("DocTimeStamp");
    private static final COSName DSS = COSName.getPDFName("DSS");
    private static final Set<COSName> KEPT_FOR_VALIDATION =
            Set.of(DSS, COSName.getPDFName("VRI"), COSName.getPDFName("Extensions"));

    private final COSDocument before;
    private final COSDocument now;
    private final Set<COSObjectKey> ofSignatures = new HashSet<>();
    private final Set<COSObjectKey> forValidation = new HashSet<>();

    private Revisions(COSDocument before, COSDocument now) {
        this.before = before;
        this.now = now;
    }

    /** @param end of the revision that was signed */
    static Set<Change> changes(byte[] pdf, int end, PDDocument now) throws IOException {
        if (onlySpace(pdf, end)) {
            return Set.of();
        }
        try (PDDocument before = Loader.loadPDF(Arrays.copyOf(pdf, end))) {
            return new Revisions(before.getDocument(), now.getDocument()).changes();
        } catch (IOException _) {
            return EnumSet.of(Change.OTHER);
        }
    }

    private static boolean onlySpace(byte[] pdf, int from) {
        for (int i = from; i < pdf.length; i++) {
            if (!Character.isWhitespace(pdf[i]) && pdf[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private Set<Change> changes() throws IOException {
        Set<COSObjectKey> changed = new HashSet<>();
        for (COSObjectKey key : keys()) {
            if (!same(object(before, key), object(now, key))) {
                changed.add(key);
            }
        }
        changed.forEach(key -> own(object(now, key)));
        Set<Change> named = EnumSet.noneOf(Change.class);
        for (COSObjectKey key : changed) {
            named.add(named(key));
        }
        // a revision that changes no object still says that there is one
        return named.isEmpty() ? EnumSet.of(Change.OTHER) : named;
    }

    private Set<COSObjectKey> keys() {
        var keys = new HashSet<>(before.getXrefTable().keySet());
        keys.addAll(now.getXrefTable().keySet());
        return keys;
    }

    private static @Nullable COSBase object(COSDocument document, COSObjectKey key) {
        return document.getXrefTable().containsKey(key)
                ? document.getObjectFromPool(key).getObject()
                : null;
    }

    /** What hangs on a new signature, such as its mark on the page, belongs to it. */
    private void own(@Nullable COSBase object) {
        if (object instanceof COSDictionary dictionary) {
            if (field(dictionary)) {
                reach(dictionary.getItem(COSName.V), ofSignatures);
                reach(dictionary.getItem(COSName.AP), ofSignatures);
                reach(dictionary.getItem(COSName.getPDFName("MK")), ofSignatures);
                reach(dictionary.getItem(COSName.getPDFName("SV")), ofSignatures);
                reach(dictionary.getItem(COSName.getPDFName("Lock")), ofSignatures);
            }
            if (dictionary.containsKey(DSS)) {
                reach(dictionary.getItem(DSS), forValidation);
            }
        }
    }

    private void reach(@Nullable COSBase object, Set<COSObjectKey> into) {
        switch (object) {
            case COSObject reference -> {
                // never onto a page that stood there before
                if (reference.getKey() != null
                        && object(before, reference.getKey()) == null
                        && into.add(reference.getKey())) {
                    reach(reference.getObject(), into);
                }
            }
            case COSDictionary dictionary -> dictionary.getValues().forEach(value -> reach(value, into));
            case COSArray array -> array.forEach(value -> reach(value, into));
            case null, default -> {}
        }
    }

    private static boolean field(COSDictionary dictionary) {
        return SIG.equals(dictionary.getCOSName(COSName.FT));
    }

    private Change named(COSObjectKey key) {
        COSBase object = object(now, key);
        if (ofSignatures.contains(key)) {
            return Change.SIGNATURE;
        }
        if (forValidation.contains(key)) {
            return Change.VALIDATION_DATA;
        }
        if (!(object instanceof COSDictionary dictionary)) {
            return ofPages(key) ? Change.ANNOTATION : Change.OTHER;
        }
        COSName type = dictionary.getCOSName(COSName.TYPE);
        if (field(dictionary) || SIG.equals(type) || STAMP.equals(type)) {
            return signedBefore(key) ? Change.OTHER : Change.SIGNATURE;
        }
        if (COSName.CATALOG.equals(type)) {
            return changedIn(key, KEPT_FOR_VALIDATION, Set.of(COSName.ACRO_FORM, COSName.getPDFName("Perms")));
        }
        if (COSName.PAGE.equals(type)) {
            Change change = changedIn(key, Set.of(), Set.of(COSName.ANNOTS));
            return change == Change.SIGNATURE && !onlySignatures(dictionary, key)
                    ? Change.ANNOTATION
                    : change == Change.OTHER ? Change.PAGE : change;
        }
        if (COSName.PAGES.equals(type)) {
            return Change.PAGE;
        }
        if (COSName.ANNOT.equals(type) || dictionary.containsKey(COSName.RECT)) {
            return Change.ANNOTATION;
        }
        if (COSName.METADATA.equals(type) || dictionary.containsKey(COSName.PRODUCER)) {
            return Change.METADATA;
        }
        if (dictionary.containsKey(COSName.FIELDS)) {
            return onlySignatures(dictionary, key) ? Change.SIGNATURE : Change.FORM;
        }
        if (dictionary.containsKey(COSName.FT)) {
            return Change.FORM;
        }
        return COSName.XREF.equals(type) || COSName.OBJ_STM.equals(type) ? Change.SIGNATURE : Change.OTHER;
    }

    /** A signature, or a field with one, which no later signer has to touch. */
    private boolean signedBefore(COSObjectKey key) {
        return object(before, key) instanceof COSDictionary was && (!field(was) || was.containsKey(COSName.V));
    }

    /** An array of annotations that stands by itself. */
    private boolean ofPages(COSObjectKey key) {
        return now.getXrefTable().keySet().stream()
                .map(one -> object(now, one))
                .filter(COSDictionary.class::isInstance)
                .map(COSDictionary.class::cast)
                .anyMatch(page -> page.getItem(COSName.ANNOTS) instanceof COSObject list && key.equals(list.getKey()));
    }

    /** Which of its entries are not as they were. */
    private Change changedIn(COSObjectKey key, Set<COSName> validation, Set<COSName> signature) {
        if (!(object(before, key) instanceof COSDictionary was) || !(object(now, key) instanceof COSDictionary is)) {
            return Change.OTHER;
        }
        Set<COSName> changed = new HashSet<>(was.keySet());
        changed.addAll(is.keySet());
        changed.removeIf(name -> same(was.getItem(name), is.getItem(name)));
        if (validation.containsAll(changed)) {
            return Change.VALIDATION_DATA;
        }
        changed.removeAll(validation);
        return signature.containsAll(changed) ? Change.SIGNATURE : Change.OTHER;
    }

    /** Whether the annotations or fields that were added are all of signatures, and the others as they were. */
    private boolean onlySignatures(COSDictionary dictionary, COSObjectKey key) {
        COSDictionary was = object(before, key) instanceof COSDictionary found ? found : new COSDictionary();
        return Stream.of(COSName.ANNOTS, COSName.FIELDS).allMatch(name -> {
            var old = new HashSet<COSObjectKey>(references(was.getDictionaryObject(name)));
            Collection<COSObjectKey> all = references(dictionary.getDictionaryObject(name));
            return all.containsAll(old)
                    && all.stream()
                            .filter(one -> !old.contains(one))
                            .allMatch(one -> object(now, one) instanceof COSDictionary added && field(added));
        });
    }

    private static Collection<COSObjectKey> references(@Nullable COSBase array) {
        var keys = new HashSet<COSObjectKey>();
        if (array instanceof COSArray all) {
            for (COSBase one : all) {
                if (one instanceof COSObject reference && reference.getKey() != null) {
                    keys.add(reference.getKey());
                }
            }
        }
        return keys;
    }

    private static boolean same(@Nullable COSBase one, @Nullable COSBase other) {
        return switch (one) {
            case COSObject reference ->
                other instanceof COSObject that && Objects.equals(reference.getKey(), that.getKey());
            case COSStream stream ->
                other instanceof COSStream that && dictionaries(stream, that) && bytes(stream, that);
            case COSDictionary dictionary ->
                !(other instanceof COSStream) && other instanceof COSDictionary that && dictionaries(dictionary, that);
            case COSArray array -> other instanceof COSArray that && arrays(array, that);
            case null -> other == null;
            default -> one.equals(other);
        };
    }

    private static boolean dictionaries(COSDictionary one, COSDictionary other) {
        return one.keySet().equals(other.keySet())
                && one.keySet().stream().allMatch(name -> same(one.getItem(name), other.getItem(name)));
    }

    private static boolean arrays(COSArray one, COSArray other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!same(one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean bytes(COSStream one, COSStream other) {
        try (var left = one.createRawInputStream();
                var right = other.createRawInputStream()) {
            return Arrays.equals(left.readAllBytes(), right.readAllBytes());
        } catch (IOException _) {
            return false;
        }
    }
}
