{{/* dict root component values */}}
{{- define "provenance.disruptionBudget" -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {{- include "provenance.metadata" . | nindent 2 }}
spec:
  maxUnavailable: {{ .values.maxUnavailable }}
  # A pod that is not ready helps nobody and must not hold up a drain of its node.
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels: {{- include "provenance.selector" . | nindent 6 }}
{{- end -}}

{{- define "provenance.scaleTarget" -}}
apiVersion: apps/v1
kind: Deployment
name: {{ include "provenance.name" . | quote }}
{{- end -}}

{{/* Quick up, slow down: an engine that was just started should not be taken away by the next quiet minute. */}}
{{- define "provenance.scaleBehaviour" -}}
scaleUp:
  stabilizationWindowSeconds: 0
  policies:
    - {type: Percent, value: 100, periodSeconds: 30}
scaleDown:
  stabilizationWindowSeconds: 300
  policies:
    - {type: Pods, value: 1, periodSeconds: 60}
{{- end -}}

{{/* dict root component values cpu queues */}}
{{- define "provenance.autoscaler" -}}
{{- if eq .values.autoscaling.kind "hpa" -}}
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {{- include "provenance.metadata" . | nindent 2 }}
spec:
  scaleTargetRef: {{- include "provenance.scaleTarget" . | nindent 4 }}
  minReplicas: {{ .values.autoscaling.min }}
  maxReplicas: {{ .values.autoscaling.max }}
  behavior: {{- include "provenance.scaleBehaviour" . | nindent 4 }}
  metrics:
    {{- if .cpu }}
    - type: Resource
      resource:
        name: cpu
        target: {type: Utilization, averageUtilization: {{ .values.autoscaling.cpu }}}
    {{- else }}
    {{- $root := .root }}
    {{- $jobs := .values.autoscaling.jobs }}
    {{- range .queues }}
    # The recording rule of monitoring.rules, through prometheus-adapter: docs/operations/scaling.md has its rule.
    - type: External
      external:
        metric:
          name: provenance_queue_work
          selector:
            matchLabels: {namespace: {{ $root.Release.Namespace | quote }}, queue: {{ . | quote }}}
        target: {type: AverageValue, averageValue: {{ $jobs | quote }}}
    {{- end }}
    {{- end }}
{{- else if eq .values.autoscaling.kind "keda" -}}
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: {{- include "provenance.metadata" . | nindent 2 }}
spec:
  scaleTargetRef: {{- include "provenance.scaleTarget" . | nindent 4 }}
  minReplicaCount: {{ .values.autoscaling.min }}
  maxReplicaCount: {{ .values.autoscaling.max }}
  pollingInterval: {{ .root.Values.keda.pollingInterval }}
  cooldownPeriod: {{ .root.Values.keda.cooldownPeriod }}
  advanced:
    horizontalPodAutoscalerConfig:
      # KEDA's own way to name it, and none that it refuses for its length.
      name: {{ printf "keda-hpa-%s" (include "provenance.name" .) | trunc 63 | quote }}
      behavior: {{- include "provenance.scaleBehaviour" . | nindent 8 }}
  {{- if not .queues }}
  triggers:
    - type: cpu
      metricType: Utilization
      metadata: {value: {{ .values.autoscaling.cpu | quote }}}
  {{- else }}
  # Without Prometheus, or while the queues cannot be read, it goes on with what runs.
  fallback: {failureThreshold: 3, replicas: {{ .values.autoscaling.min }}, behavior: currentReplicasIfHigher}
  triggers:
    - type: prometheus
      metricType: AverageValue
      metadata:
        serverAddress: {{ .root.Values.keda.prometheusAddress | quote }}
        # Jobs that run count too: taking away a worker in the middle of its jobs would only start them again elsewhere.
        # Each replica of governance-api says the same, so the largest is taken before the sum.
        query: sum(max by (queue, state) (provenance_queue_jobs{namespace="{{ .root.Release.Namespace }}",queue=~"{{ join "|" .queues }}",state=~"waiting|active"}))
        threshold: {{ .values.autoscaling.jobs | quote }}
        # Queues that cannot be read are absent: KEDA would take that for no jobs, and the workers away.
        ignoreNullValues: "false"
      {{- with .root.Values.keda.authenticationRef }}
      authenticationRef: {name: {{ . | quote }}}
      {{- end }}
  {{- end }}
{{- end -}}
{{- end -}}

{{/* dict root component values */}}
{{- define "provenance.service" -}}
apiVersion: v1
kind: Service
metadata: {{- include "provenance.metadata" (merge (dict "annotations" .values.service.annotations) .) | nindent 2 }}
spec:
  type: {{ .values.service.type }}
  selector: {{- include "provenance.selector" . | nindent 4 }}
  ports:
    - {name: http, port: 8000, targetPort: http, protocol: TCP, appProtocol: http}
{{- end -}}
