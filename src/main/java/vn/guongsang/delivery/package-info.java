/**
 * What goes out: written into an outbox in the transaction of what it tells of, sent by whichever node is
 * free, with a log of every try. The mail is kept here; other modules that send keep an outbox of their own.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "audit",
            "document",
            "frame",
            "identity",
            "installation",
            "organisation",
            "time",
            "verdict"
        })
@org.jspecify.annotations.NullMarked
package vn.guongsang.delivery;
