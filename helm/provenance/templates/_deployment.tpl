{{/* dict root component values: the Deployment of an app. */}}
{{- define "provenance.deployment" -}}
apiVersion: apps/v1
kind: Deployment
metadata: {{- include "provenance.metadata" (merge (dict "annotations" .values.deploymentAnnotations) .) | nindent 2 }}
spec:
  {{- if eq .values.autoscaling.kind "none" }}
  replicas: {{ .values.replicas }}
  {{- end }}
  revisionHistoryLimit: 3
  selector:
    matchLabels: {{- include "provenance.selector" . | nindent 6 }}
  strategy:
    type: RollingUpdate
    # A new pod is ready before an old one goes: capacity never falls during an upgrade.
    rollingUpdate: {maxSurge: 1, maxUnavailable: 0}
  template: {{- include "provenance.pod" . | nindent 4 }}
{{- end -}}

{{- define "provenance.pod" -}}
metadata:
  {{- include "provenance.podMetadata" (merge (dict "labels" .values.podLabels "annotations" .values.podAnnotations) .) | nindent 2 }}
spec:
  serviceAccountName: {{ include "provenance.serviceAccountName" .root | quote }}
  automountServiceAccountToken: false
  enableServiceLinks: false
  terminationGracePeriodSeconds: {{ .values.terminationGracePeriodSeconds }}
  securityContext: {{- toYaml .root.Values.podSecurityContext | nindent 4 }}
  {{- include "provenance.placement" . | nindent 2 }}
  {{- with .values.runtimeClassName }}
  runtimeClassName: {{ . | quote }}
  {{- end }}
  affinity: {{- include "provenance.affinity" . | nindent 4 }}
  topologySpreadConstraints: {{- include "provenance.spread" . | nindent 4 }}
  {{- with .values.initContainers }}
  initContainers: {{- toYaml . | nindent 4 }}
  {{- end }}
  containers:
    - name: {{ .component }}
      image: {{ include "provenance.image" (dict "root" .root "component" .component "image" .values.image) | quote }}
      imagePullPolicy: {{ .root.Values.image.pullPolicy }}
      securityContext: {{- toYaml .root.Values.containerSecurityContext | nindent 8 }}
      env: {{- include "provenance.environment" . | nindent 8 }}
      {{- with .values.extraEnvFrom }}
      envFrom: {{- toYaml . | nindent 8 }}
      {{- end }}
      ports:
        - {name: http, containerPort: 8000, protocol: TCP}
      resources: {{- toYaml .values.resources | nindent 8 }}
      {{- include "provenance.probes" . | nindent 6 }}
      {{- if gt (int .values.preStopSeconds) 0 }}
      lifecycle:
        preStop:
          sleep: {seconds: {{ .values.preStopSeconds }}}
      {{- end }}
      volumeMounts:
        - {name: secrets, mountPath: {{ include "provenance.secretsFolder" . }}, readOnly: true}
        - {name: tmp, mountPath: /tmp}
        {{- if eq .component "detect-worker" }}
        - {name: work, mountPath: /work}
        {{- end }}
        {{- with .values.extraVolumeMounts }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
    {{- with .values.extraContainers }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  volumes:
    - {{- include "provenance.secretsVolume" . | nindent 6 }}
    - name: tmp
      emptyDir: {sizeLimit: 16Mi}
    {{- if eq .component "detect-worker" }}
    # In memory: files of pull requests touch no disk, and engines start without waiting for one.
    - name: work
      emptyDir: {medium: Memory, sizeLimit: {{ .values.workDirSize | quote }}}
    {{- end }}
    {{- with .values.extraVolumes }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
{{- end -}}

{{/* dict root component [labels annotations] -> what stands over a pod: its own beside what all pods have. */}}
{{- define "provenance.podMetadata" -}}
{{- $pods := .root.Values.pods -}}
{{- $labels := mergeOverwrite (deepCopy $pods.labels) (.labels | default dict) }}
labels: {{- include "provenance.labels" (dict "root" .root "component" .component "labels" $labels) | nindent 2 }}
{{- with mergeOverwrite (deepCopy $pods.annotations) (.annotations | default dict) }}
annotations: {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{/* dict root values -> where a pod runs and how it finds names: its own, or what all pods have. */}}
{{- define "provenance.placement" -}}
{{- $pods := .root.Values.pods -}}
{{- with concat .root.Values.image.pullSecrets ((.root.Values.global).imagePullSecrets | default list) }}
imagePullSecrets:
  {{- range . }}
  - name: {{ if kindIs "map" . }}{{ .name | quote }}{{ else }}{{ . | quote }}{{ end }}
  {{- end }}
{{- end }}
{{- with .values.priorityClassName | default $pods.priorityClassName }}
priorityClassName: {{ . | quote }}
{{- end }}
{{- with .values.nodeSelector | default $pods.nodeSelector }}
nodeSelector: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .values.tolerations | default $pods.tolerations }}
tolerations: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $pods.hostAliases }}
hostAliases: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $pods.dnsConfig }}
dnsConfig: {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{- define "provenance.spread" -}}
{{- if .values.topologySpreadConstraints -}}
{{ toYaml .values.topologySpreadConstraints }}
{{- else -}}
# A zone that is lost takes its share and no more; a cluster of one zone is still served.
- maxSkew: 1
  topologyKey: topology.kubernetes.io/zone
  whenUnsatisfiable: ScheduleAnyway
  labelSelector:
    matchLabels: {{- include "provenance.selector" . | nindent 6 }}
  matchLabelKeys: [pod-template-hash]
{{- end -}}
{{- end -}}

{{- define "provenance.affinity" -}}
{{- if .values.affinity -}}
{{ toYaml .values.affinity }}
{{- else -}}
podAntiAffinity:
  preferredDuringSchedulingIgnoredDuringExecution:
    - weight: 100
      podAffinityTerm:
        topologyKey: kubernetes.io/hostname
        labelSelector:
          matchLabels: {{- include "provenance.selector" . | nindent 12 }}
{{- end -}}
{{- end -}}

{{/* /healthz fails when a worker stopped taking jobs although the queue answers: a restart helps then. /readyz fails
     while Redis is away: a restart does not help, so only requests are kept away. */}}
{{- define "provenance.probes" -}}
startupProbe:
  httpGet: {path: /healthz, port: http}
  periodSeconds: 2
  timeoutSeconds: 5
  # The detect worker starts an engine with all rules first.
  failureThreshold: 45
livenessProbe:
  httpGet: {path: /healthz, port: http}
  periodSeconds: 10
  # A probe of the process may itself take two seconds.
  timeoutSeconds: 5
  failureThreshold: 3
readinessProbe:
  httpGet: {path: /readyz, port: http}
  periodSeconds: 5
  timeoutSeconds: 5
  failureThreshold: 2
{{- end -}}
