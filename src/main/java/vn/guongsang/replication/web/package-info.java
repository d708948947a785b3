/** Pages of learning from others. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.replication.web;
