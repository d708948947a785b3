@org.jspecify.annotations.NullMarked
package vn.guongsang.outgoing.web;
