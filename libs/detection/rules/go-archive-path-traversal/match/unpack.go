package archive

import (
	"archive/tar"
	"archive/zip"
	"io"
	"os"
	"path/filepath"
)

func Unzip(source, dir string) error {
	reader, err := zip.OpenReader(source)
	if err != nil {
		return err
	}
	defer reader.Close()
	for _, file := range reader.File {
		target := filepath.Join(dir, file.Name)
		// ruleid: go-archive-path-traversal
		out, err := os.Create(target)
		if err != nil {
			return err
		}
		in, err := file.Open()
		if err != nil {
			return err
		}
		_, _ = io.Copy(out, in)
		_ = out.Close()
	}
	return nil
}

func Untar(in io.Reader, dir string) error {
	reader := tar.NewReader(in)
	for {
		header, err := reader.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		// ruleid: go-archive-path-traversal
		out, err := os.OpenFile(dir+"/"+header.Name, os.O_CREATE|os.O_WRONLY, 0o600)
		if err != nil {
			return err
		}
		_, _ = io.Copy(out, reader)
		_ = out.Close()
	}
}
