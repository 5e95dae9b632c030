{{/* A name without a registry is one of Docker Hub, whoever owns it there. */}}
{{- define "provenance.faults.images" -}}
{{- $faults := list -}}
{{- if not (include "provenance.registry" .) -}}
{{- $faults = append $faults "image.registry must name the registry that you pushed the images to: README.md says how they are built (Docker Hub is docker.io)" -}}
{{- end -}}
{{- toYaml $faults -}}
{{- end -}}
