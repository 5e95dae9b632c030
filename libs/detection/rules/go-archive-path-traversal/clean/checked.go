package archive

import (
	"archive/tar"
	"archive/zip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
)

func Unzip(reader *zip.Reader, dir string) error {
	for _, file := range reader.File {
		if !filepath.IsLocal(file.Name) {
			return errors.New("entry outside the target directory")
		}
		// ok: go-archive-path-traversal
		out, err := os.Create(filepath.Join(dir, file.Name))
		if err != nil {
			return err
		}
		_ = out.Close()
	}
	return nil
}

func Untar(reader *tar.Reader, dir string) error {
	for {
		header, err := reader.Next()
		if err == io.EOF {
			return nil
		}
		target := filepath.Join(dir, header.Name)
		if !strings.HasPrefix(target, filepath.Clean(dir)+string(os.PathSeparator)) {
			continue
		}
		// ok: go-archive-path-traversal
		if _, err := os.Create(target); err != nil {
			return err
		}
	}
}

func Flat(reader *zip.Reader, dir string) {
	for _, file := range reader.File {
		// ok: go-archive-path-traversal
		_, _ = os.Create(filepath.Join(dir, filepath.Base(file.Name)))
	}
}
