{{/* The start of every name: long names are cut so that the longest suffix fits into 63 characters. */}}
{{- define "provenance.fullname" -}}
{{- .Values.fullnameOverride | default (ternary .Release.Name (printf "%s-%s" .Release.Name .Chart.Name) (contains .Chart.Name .Release.Name)) | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{/* dict root component -> name of an object */}}
{{- define "provenance.name" -}}
{{- printf "%s-%s" (include "provenance.fullname" .root) .component -}}
{{- end -}}

{{/* dict root component -> what a selector matches: never changes over the life of a release */}}
{{- define "provenance.selector" -}}
{{ include "provenance.releaseSelector" .root }}
app.kubernetes.io/component: {{ .component | quote }}
{{- end -}}

{{/* What a selector of all pods of a release matches. */}}
{{- define "provenance.releaseSelector" -}}
app.kubernetes.io/name: {{ .Chart.Name | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* dict root component [labels] -> labels of an object: its own beside what all have. The chart's win over both:
     selectors stand on them, and the job that is scraped. */}}
{{- define "provenance.labels" -}}
{{- $chart := dict
  "app.kubernetes.io/part-of" "provenance"
  "app.kubernetes.io/version" .root.Chart.AppVersion
  "app.kubernetes.io/managed-by" .root.Release.Service
  "helm.sh/chart" (printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_")
-}}
{{- mergeOverwrite (deepCopy .root.Values.commonLabels) (.labels | default dict) $chart (include "provenance.selector" . | fromYaml) | toYaml -}}
{{- end -}}

{{/* dict root component [name labels annotations] -> the metadata of an object, with what is its own beside what all have. */}}
{{- define "provenance.metadata" -}}
name: {{ .name | default (include "provenance.name" .) | quote }}
namespace: {{ .root.Release.Namespace | quote }}
labels: {{- include "provenance.labels" . | nindent 2 }}
{{- with mergeOverwrite (deepCopy .root.Values.commonAnnotations) (.annotations | default dict) }}
annotations: {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{- define "provenance.serviceAccountName" -}}
{{- .Values.serviceAccount.name | default (ternary (include "provenance.fullname" .) "default" .Values.serviceAccount.create) -}}
{{- end -}}

{{/* dict root component image -> reference of an app's image */}}
{{- define "provenance.image" -}}
{{- $image := .root.Values.image -}}
{{- $path := printf "%s/%s" $image.repository .component -}}
{{- include "provenance.reference" (dict "root" .root "path" $path "tag" ($image.tag | default .root.Chart.AppVersion) "digest" .image.digest) -}}
{{- end -}}

{{/* dict root path tag digest [registry] */}}
{{- define "provenance.reference" -}}
{{- .registry | default (include "provenance.registry" .root) | trimSuffix "/" }}/{{ .path -}}
{{- if .digest }}@{{ .digest }}{{ else }}:{{ .tag }}{{ end -}}
{{- end -}}

{{/* Empty where nobody names one. */}}
{{- define "provenance.registry" -}}
{{- .Values.image.registry | default (.Values.global).imageRegistry | default "" -}}
{{- end -}}
