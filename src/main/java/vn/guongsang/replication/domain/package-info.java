/** Who may say that a body adopts a model. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.replication.domain;
