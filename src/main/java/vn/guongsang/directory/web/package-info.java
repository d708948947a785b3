@org.jspecify.annotations.NullMarked
package vn.guongsang.directory.web;
