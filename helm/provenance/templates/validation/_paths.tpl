{{/* Settings that name files: an image has its own alone. What an extraEnv names may lie in an image of the operator's. */}}
{{- define "provenance.faults.paths" -}}
{{- $faults := list -}}
{{- $known := .Files.Get "files/settings.json" | fromJson -}}
{{- range $name, $value := .Values.settings -}}
{{- $setting := get $known $name | default dict -}}
{{- /* Where events are written is asked for with the backend that writes a file. */ -}}
{{- if and $setting.path (ne $name "PROVENANCE_TIMESERIES_PATH") -}}
{{- range $component := $setting.apps -}}
{{- range include "provenance.pathsIn" (dict "value" $value "json" $setting.json) | fromYamlArray -}}
{{- if not (include "provenance.isMounted" (dict "root" $ "component" $component "path" .)) -}}
{{- $app := $component | camelcase | untitle -}}
{{- $faults = append $faults (printf "settings.%s: %s must lie in a volume of %s.extraVolumeMounts (a file of an image of your own is named in %s.extraEnv)" $name . $app $app) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- $rules := include "provenance.text" (dict "root" . "component" "detect-worker" "setting" "PROVENANCE_SEMGREP_CONFIG_PATH" "default" "") -}}
{{- if and .Values.networkPolicy.enabled (regexMatch "^(https?://|[pr]/)" $rules) -}}
{{- $faults = append $faults (printf "settings.PROVENANCE_SEMGREP_CONFIG_PATH must name a file or a folder: policies let the detect worker reach no registry, and %s is in one" $rules) -}}
{{- end -}}
{{- toYaml $faults -}}
{{- end -}}

{{/* dict value json -> the paths that a setting names, from the folder of the app where they are not whole. An address of a
     registry is none, nor is the name of a package. */}}
{{- define "provenance.pathsIn" -}}
{{- $texts := list .value -}}
{{- if .json -}}
{{- $read := kindIs "string" .value | ternary (printf "{\"value\":%v}" .value | fromJson).value .value -}}
{{- /* What is no list is named as such elsewhere, beside all other faults. */ -}}
{{- $texts = kindIs "slice" $read | ternary $read list -}}
{{- end -}}
{{- $paths := list -}}
{{- range $texts -}}
{{- $text := toString . -}}
{{- if and $text (not (regexMatch "^(https?://|[pr]/)" $text)) (or (not $.json) (regexMatch "^[./]" $text)) -}}
{{- $paths = append $paths (hasPrefix "/" $text | ternary (clean $text) (printf "/app/%s" $text | clean)) -}}
{{- end -}}
{{- end -}}
{{- toYaml $paths -}}
{{- end -}}
