/* Generated from schemas/*.schema.json by packages/core/generate/main.ts. Change those, not this. */
/* eslint-disable */
/* oxlint-disable */
var validate0of=validate10,schema11={type:"object",required:["adapter_name","backend_kind","mgp_version","supported_memory_types","supported_scopes","supported_\
candidate_kinds","capabilities"],additionalProperties:!1,properties:{adapter_name:{type:"string",minLength:1},backend_kind:{type:"string",minLength:1},capabilities:{
type:"object",required:["supports_write","supports_update","supports_delete","supports_purge","supports_search","supports_native_ttl","supports_graph_relations",
"supports_checkpoint_pointer","supports_lineage_native","supports_partial_redaction","supports_conflict_detection_native","supports_dedupe_native","supports_mer\
ge_native","supports_retrieval_explanations","supports_prompt_view","search_modes","score_kind"],additionalProperties:!1,properties:{score_kind:{type:"string",enum:[
"backend_local","normalized","comparable"]},search_modes:{type:"array",minItems:1,distinct:!0,items:{type:"string",enum:["lexical","semantic","hybrid","graph","\
direct_lookup"]}},supports_checkpoint_pointer:{type:"boolean"},supports_conflict_detection_native:{type:"boolean"},supports_dedupe_native:{type:"boolean"},supports_delete:{
type:"boolean"},supports_graph_relations:{type:"boolean"},supports_lineage_native:{type:"boolean"},supports_merge_native:{type:"boolean"},supports_native_ttl:{type:"\
boolean"},supports_partial_redaction:{type:"boolean"},supports_prompt_view:{type:"boolean"},supports_purge:{type:"boolean"},supports_retrieval_explanations:{type:"\
boolean"},supports_search:{type:"boolean"},supports_update:{type:"boolean"},supports_write:{type:"boolean"}}},default_prompt_view:{type:"string",enum:["raw","su\
mmary","masked","metadata_only"]},extension_namespaces:{type:"array",distinct:!0,items:{type:"string",pattern:"^[a-z0-9][a-z0-9_-]*$"}},mgp_version:{type:"strin\
g",pattern:"^v?[0-9]+\\.[0-9]+(?:\\.[0-9]+)?$"},supported_candidate_kinds:{type:"array",minItems:1,distinct:!0,items:{type:"string",enum:["assertion","confirmat\
ion","correction","derived"]}},supported_memory_types:{type:"array",minItems:1,distinct:!0,items:{type:"string",enum:["profile","preference","episodic_event","s\
emantic_fact","procedural_rule","relationship","checkpoint_pointer","artifact_summary"]}},supported_scopes:{type:"array",minItems:1,distinct:!0,items:{type:"str\
ing",enum:["user","session","task","agent","org","shared_team"]}}},$id:"adapter-manifest"},func2=Object.prototype.hasOwnProperty,pattern0=new RegExp("^[a-z0-9][\
a-z0-9_-]*$","u"),pattern1=new RegExp("^v?[0-9]+\\.[0-9]+(?:\\.[0-9]+)?$","u");function validate10(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){
let vErrors=null,errors=0;if(errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.adapter_name===void 0&&(missing0="adapter_nam\
e")||data.backend_kind===void 0&&(missing0="backend_kind")||data.mgp_version===void 0&&(missing0="mgp_version")||data.supported_memory_types===void 0&&(missing0=
"supported_memory_types")||data.supported_scopes===void 0&&(missing0="supported_scopes")||data.supported_candidate_kinds===void 0&&(missing0="supported_candidat\
e_kinds")||data.capabilities===void 0&&(missing0="capabilities"))return validate10.errors=[{instancePath,keyword:"required",params:{missingProperty:missing0}}],
!1;{let _errs1=errors;for(let key0 in data)if(!func2.call(schema11.properties,key0)){return validate10.errors=[{instancePath,keyword:"additionalProperties",params:{
additionalProperty:key0}}],!1;break}if(_errs1===errors){if(data.adapter_name!==void 0){let data0=data.adapter_name,_errs2=errors;if(errors===_errs2)if(typeof data0==
"string"){if(data0.length<1)return validate10.errors=[{instancePath:instancePath+"/adapter_name",keyword:"minLength",params:{limit:1}}],!1}else return validate10.
errors=[{instancePath:instancePath+"/adapter_name",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs2===errors}else var valid0=!0;if(valid0){if(data.backend_kind!==
void 0){let data1=data.backend_kind,_errs4=errors;if(errors===_errs4)if(typeof data1=="string"){if(data1.length<1)return validate10.errors=[{instancePath:instancePath+
"/backend_kind",keyword:"minLength",params:{limit:1}}],!1}else return validate10.errors=[{instancePath:instancePath+"/backend_kind",keyword:"type",params:{type:"\
string"}}],!1;var valid0=_errs4===errors}else var valid0=!0;if(valid0){if(data.capabilities!==void 0){let data2=data.capabilities,_errs6=errors;if(errors===_errs6)
if(data2&&typeof data2=="object"&&!Array.isArray(data2)){let missing1;if(data2.supports_write===void 0&&(missing1="supports_write")||data2.supports_update===void 0&&
(missing1="supports_update")||data2.supports_delete===void 0&&(missing1="supports_delete")||data2.supports_purge===void 0&&(missing1="supports_purge")||data2.supports_search===
void 0&&(missing1="supports_search")||data2.supports_native_ttl===void 0&&(missing1="supports_native_ttl")||data2.supports_graph_relations===void 0&&(missing1="\
supports_graph_relations")||data2.supports_checkpoint_pointer===void 0&&(missing1="supports_checkpoint_pointer")||data2.supports_lineage_native===void 0&&(missing1=
"supports_lineage_native")||data2.supports_partial_redaction===void 0&&(missing1="supports_partial_redaction")||data2.supports_conflict_detection_native===void 0&&
(missing1="supports_conflict_detection_native")||data2.supports_dedupe_native===void 0&&(missing1="supports_dedupe_native")||data2.supports_merge_native===void 0&&
(missing1="supports_merge_native")||data2.supports_retrieval_explanations===void 0&&(missing1="supports_retrieval_explanations")||data2.supports_prompt_view===void 0&&
(missing1="supports_prompt_view")||data2.search_modes===void 0&&(missing1="search_modes")||data2.score_kind===void 0&&(missing1="score_kind"))return validate10.
errors=[{instancePath:instancePath+"/capabilities",keyword:"required",params:{missingProperty:missing1}}],!1;{let _errs8=errors;for(let key1 in data2)if(!func2.
call(schema11.properties.capabilities.properties,key1)){return validate10.errors=[{instancePath:instancePath+"/capabilities",keyword:"additionalProperties",params:{
additionalProperty:key1}}],!1;break}if(_errs8===errors){if(data2.score_kind!==void 0){let data3=data2.score_kind,_errs9=errors;if(typeof data3!="string")return validate10.
errors=[{instancePath:instancePath+"/capabilities/score_kind",keyword:"type",params:{type:"string"}}],!1;if(!(data3==="backend_local"||data3==="normalized"||data3===
"comparable"))return validate10.errors=[{instancePath:instancePath+"/capabilities/score_kind",keyword:"enum",params:{allowedValues:schema11.properties.capabilities.
properties.score_kind.enum}}],!1;var valid1=_errs9===errors}else var valid1=!0;if(valid1){if(data2.search_modes!==void 0){let data4=data2.search_modes,_errs11=errors;
if(errors===_errs11)if(Array.isArray(data4)){if(data4.length<1)return validate10.errors=[{instancePath:instancePath+"/capabilities/search_modes",keyword:"minIte\
ms",params:{limit:1}}],!1;if(new Set(data4).size!==data4.length)return validate10.errors=[{instancePath:instancePath+"/capabilities/search_modes",keyword:"disti\
nct",params:{}}],!1;{var valid2=!0;let len0=data4.length;for(let i0=0;i0<len0;i0++){let data5=data4[i0],_errs13=errors;if(typeof data5!="string")return validate10.
errors=[{instancePath:instancePath+"/capabilities/search_modes/"+i0,keyword:"type",params:{type:"string"}}],!1;if(!(data5==="lexical"||data5==="semantic"||data5===
"hybrid"||data5==="graph"||data5==="direct_lookup"))return validate10.errors=[{instancePath:instancePath+"/capabilities/search_modes/"+i0,keyword:"enum",params:{
allowedValues:schema11.properties.capabilities.properties.search_modes.items.enum}}],!1;var valid2=_errs13===errors;if(!valid2)break}}}else return validate10.errors=
[{instancePath:instancePath+"/capabilities/search_modes",keyword:"type",params:{type:"array"}}],!1;var valid1=_errs11===errors}else var valid1=!0;if(valid1){if(data2.
supports_checkpoint_pointer!==void 0){let _errs15=errors;if(typeof data2.supports_checkpoint_pointer!="boolean")return validate10.errors=[{instancePath:instancePath+
"/capabilities/supports_checkpoint_pointer",keyword:"type",params:{type:"boolean"}}],!1;var valid1=_errs15===errors}else var valid1=!0;if(valid1){if(data2.supports_conflict_detection_native!==
void 0){let _errs17=errors;if(typeof data2.supports_conflict_detection_native!="boolean")return validate10.errors=[{instancePath:instancePath+"/capabilities/sup\
ports_conflict_detection_native",keyword:"type",params:{type:"boolean"}}],!1;var valid1=_errs17===errors}else var valid1=!0;if(valid1){if(data2.supports_dedupe_native!==
void 0){let _errs19=errors;if(typeof data2.supports_dedupe_native!="boolean")return validate10.errors=[{instancePath:instancePath+"/capabilities/supports_dedupe\
_native",keyword:"type",params:{type:"boolean"}}],!1;var valid1=_errs19===errors}else var valid1=!0;if(valid1){if(data2.supports_delete!==void 0){let _errs21=errors;
if(typeof data2.supports_delete!="boolean")return validate10.errors=[{instancePath:instancePath+"/capabilities/supports_delete",keyword:"type",params:{type:"boo\
lean"}}],!1;var valid1=_errs21===errors}else var valid1=!0;if(valid1){if(data2.supports_graph_relations!==void 0){let _errs23=errors;if(typeof data2.supports_graph_relations!=
"boolean")return validate10.errors=[{instancePath:instancePath+"/capabilities/supports_graph_relations",keyword:"type",params:{type:"boolean"}}],!1;var valid1=_errs23===
errors}else var valid1=!0;if(valid1){if(data2.supports_lineage_native!==void 0){let _errs25=errors;if(typeof data2.supports_lineage_native!="boolean")return validate10.
errors=[{instancePath:instancePath+"/capabilities/supports_lineage_native",keyword:"type",params:{type:"boolean"}}],!1;var valid1=_errs25===errors}else var valid1=!0;
if(valid1){if(data2.supports_merge_native!==void 0){let _errs27=errors;if(typeof data2.supports_merge_native!="boolean")return validate10.errors=[{instancePath:instancePath+
"/capabilities/supports_merge_native",keyword:"type",params:{type:"boolean"}}],!1;var valid1=_errs27===errors}else var valid1=!0;if(valid1){if(data2.supports_native_ttl!==
void 0){let _errs29=errors;if(typeof data2.supports_native_ttl!="boolean")return validate10.errors=[{instancePath:instancePath+"/capabilities/supports_native_tt\
l",keyword:"type",params:{type:"boolean"}}],!1;var valid1=_errs29===errors}else var valid1=!0;if(valid1){if(data2.supports_partial_redaction!==void 0){let _errs31=errors;
if(typeof data2.supports_partial_redaction!="boolean")return validate10.errors=[{instancePath:instancePath+"/capabilities/supports_partial_redaction",keyword:"t\
ype",params:{type:"boolean"}}],!1;var valid1=_errs31===errors}else var valid1=!0;if(valid1){if(data2.supports_prompt_view!==void 0){let _errs33=errors;if(typeof data2.
supports_prompt_view!="boolean")return validate10.errors=[{instancePath:instancePath+"/capabilities/supports_prompt_view",keyword:"type",params:{type:"boolean"}}],
!1;var valid1=_errs33===errors}else var valid1=!0;if(valid1){if(data2.supports_purge!==void 0){let _errs35=errors;if(typeof data2.supports_purge!="boolean")return validate10.
errors=[{instancePath:instancePath+"/capabilities/supports_purge",keyword:"type",params:{type:"boolean"}}],!1;var valid1=_errs35===errors}else var valid1=!0;if(valid1){
if(data2.supports_retrieval_explanations!==void 0){let _errs37=errors;if(typeof data2.supports_retrieval_explanations!="boolean")return validate10.errors=[{instancePath:instancePath+
"/capabilities/supports_retrieval_explanations",keyword:"type",params:{type:"boolean"}}],!1;var valid1=_errs37===errors}else var valid1=!0;if(valid1){if(data2.supports_search!==
void 0){let _errs39=errors;if(typeof data2.supports_search!="boolean")return validate10.errors=[{instancePath:instancePath+"/capabilities/supports_search",keyword:"\
type",params:{type:"boolean"}}],!1;var valid1=_errs39===errors}else var valid1=!0;if(valid1){if(data2.supports_update!==void 0){let _errs41=errors;if(typeof data2.
supports_update!="boolean")return validate10.errors=[{instancePath:instancePath+"/capabilities/supports_update",keyword:"type",params:{type:"boolean"}}],!1;var valid1=_errs41===
errors}else var valid1=!0;if(valid1)if(data2.supports_write!==void 0){let _errs43=errors;if(typeof data2.supports_write!="boolean")return validate10.errors=[{instancePath:instancePath+
"/capabilities/supports_write",keyword:"type",params:{type:"boolean"}}],!1;var valid1=_errs43===errors}else var valid1=!0}}}}}}}}}}}}}}}}}}else return validate10.
errors=[{instancePath:instancePath+"/capabilities",keyword:"type",params:{type:"object"}}],!1;var valid0=_errs6===errors}else var valid0=!0;if(valid0){if(data.default_prompt_view!==
void 0){let data21=data.default_prompt_view,_errs45=errors;if(typeof data21!="string")return validate10.errors=[{instancePath:instancePath+"/default_prompt_view",
keyword:"type",params:{type:"string"}}],!1;if(!(data21==="raw"||data21==="summary"||data21==="masked"||data21==="metadata_only"))return validate10.errors=[{instancePath:instancePath+
"/default_prompt_view",keyword:"enum",params:{allowedValues:schema11.properties.default_prompt_view.enum}}],!1;var valid0=_errs45===errors}else var valid0=!0;if(valid0){
if(data.extension_namespaces!==void 0){let data22=data.extension_namespaces,_errs47=errors;if(errors===_errs47)if(Array.isArray(data22)){if(new Set(data22).size!==
data22.length)return validate10.errors=[{instancePath:instancePath+"/extension_namespaces",keyword:"distinct",params:{}}],!1;{var valid3=!0;let len1=data22.length;
for(let i1=0;i1<len1;i1++){let data23=data22[i1],_errs49=errors;if(errors===_errs49)if(typeof data23=="string"){if(!pattern0.test(data23))return validate10.errors=
[{instancePath:instancePath+"/extension_namespaces/"+i1,keyword:"pattern",params:{pattern:"^[a-z0-9][a-z0-9_-]*$"}}],!1}else return validate10.errors=[{instancePath:instancePath+
"/extension_namespaces/"+i1,keyword:"type",params:{type:"string"}}],!1;var valid3=_errs49===errors;if(!valid3)break}}}else return validate10.errors=[{instancePath:instancePath+
"/extension_namespaces",keyword:"type",params:{type:"array"}}],!1;var valid0=_errs47===errors}else var valid0=!0;if(valid0){if(data.mgp_version!==void 0){let data24=data.
mgp_version,_errs51=errors;if(errors===_errs51)if(typeof data24=="string"){if(!pattern1.test(data24))return validate10.errors=[{instancePath:instancePath+"/mgp_\
version",keyword:"pattern",params:{pattern:"^v?[0-9]+\\.[0-9]+(?:\\.[0-9]+)?$"}}],!1}else return validate10.errors=[{instancePath:instancePath+"/mgp_version",keyword:"\
type",params:{type:"string"}}],!1;var valid0=_errs51===errors}else var valid0=!0;if(valid0){if(data.supported_candidate_kinds!==void 0){let data25=data.supported_candidate_kinds,
_errs53=errors;if(errors===_errs53)if(Array.isArray(data25)){if(data25.length<1)return validate10.errors=[{instancePath:instancePath+"/supported_candidate_kinds",
keyword:"minItems",params:{limit:1}}],!1;if(new Set(data25).size!==data25.length)return validate10.errors=[{instancePath:instancePath+"/supported_candidate_kind\
s",keyword:"distinct",params:{}}],!1;{var valid4=!0;let len2=data25.length;for(let i2=0;i2<len2;i2++){let data26=data25[i2],_errs55=errors;if(typeof data26!="st\
ring")return validate10.errors=[{instancePath:instancePath+"/supported_candidate_kinds/"+i2,keyword:"type",params:{type:"string"}}],!1;if(!(data26==="assertion"||
data26==="confirmation"||data26==="correction"||data26==="derived"))return validate10.errors=[{instancePath:instancePath+"/supported_candidate_kinds/"+i2,keyword:"\
enum",params:{allowedValues:schema11.properties.supported_candidate_kinds.items.enum}}],!1;var valid4=_errs55===errors;if(!valid4)break}}}else return validate10.
errors=[{instancePath:instancePath+"/supported_candidate_kinds",keyword:"type",params:{type:"array"}}],!1;var valid0=_errs53===errors}else var valid0=!0;if(valid0){
if(data.supported_memory_types!==void 0){let data27=data.supported_memory_types,_errs57=errors;if(errors===_errs57)if(Array.isArray(data27)){if(data27.length<1)
return validate10.errors=[{instancePath:instancePath+"/supported_memory_types",keyword:"minItems",params:{limit:1}}],!1;if(new Set(data27).size!==data27.length)
return validate10.errors=[{instancePath:instancePath+"/supported_memory_types",keyword:"distinct",params:{}}],!1;{var valid5=!0;let len3=data27.length;for(let i3=0;i3<
len3;i3++){let data28=data27[i3],_errs59=errors;if(typeof data28!="string")return validate10.errors=[{instancePath:instancePath+"/supported_memory_types/"+i3,keyword:"\
type",params:{type:"string"}}],!1;if(!(data28==="profile"||data28==="preference"||data28==="episodic_event"||data28==="semantic_fact"||data28==="procedural_rule"||
data28==="relationship"||data28==="checkpoint_pointer"||data28==="artifact_summary"))return validate10.errors=[{instancePath:instancePath+"/supported_memory_typ\
es/"+i3,keyword:"enum",params:{allowedValues:schema11.properties.supported_memory_types.items.enum}}],!1;var valid5=_errs59===errors;if(!valid5)break}}}else return validate10.
errors=[{instancePath:instancePath+"/supported_memory_types",keyword:"type",params:{type:"array"}}],!1;var valid0=_errs57===errors}else var valid0=!0;if(valid0)
if(data.supported_scopes!==void 0){let data29=data.supported_scopes,_errs61=errors;if(errors===_errs61)if(Array.isArray(data29)){if(data29.length<1)return validate10.
errors=[{instancePath:instancePath+"/supported_scopes",keyword:"minItems",params:{limit:1}}],!1;if(new Set(data29).size!==data29.length)return validate10.errors=
[{instancePath:instancePath+"/supported_scopes",keyword:"distinct",params:{}}],!1;{var valid6=!0;let len4=data29.length;for(let i4=0;i4<len4;i4++){let data30=data29[i4],
_errs63=errors;if(typeof data30!="string")return validate10.errors=[{instancePath:instancePath+"/supported_scopes/"+i4,keyword:"type",params:{type:"string"}}],!1;
if(!(data30==="user"||data30==="session"||data30==="task"||data30==="agent"||data30==="org"||data30==="shared_team"))return validate10.errors=[{instancePath:instancePath+
"/supported_scopes/"+i4,keyword:"enum",params:{allowedValues:schema11.properties.supported_scopes.items.enum}}],!1;var valid6=_errs63===errors;if(!valid6)break}}}else
return validate10.errors=[{instancePath:instancePath+"/supported_scopes",keyword:"type",params:{type:"array"}}],!1;var valid0=_errs61===errors}else var valid0=!0}}}}}}}}}}else
return validate10.errors=[{instancePath,keyword:"type",params:{type:"object"}}],!1;return validate10.errors=vErrors,errors===0}var validate1of=validate11,schema12={
type:"object",required:["task_id","operation","status","request_id","created_at","updated_at","progress","total","result","error"],additionalProperties:!1,properties:{
created_at:{type:"string"},error:{type:["object","null"],required:["code","message"],additionalProperties:!1,properties:{code:{type:"string",enum:["MGP_INVALID_\
OBJECT","MGP_UNSUPPORTED_VERSION","MGP_UNSUPPORTED_CAPABILITY","MGP_POLICY_DENIED","MGP_MEMORY_NOT_FOUND","MGP_TASK_NOT_FOUND","MGP_SCOPE_VIOLATION","MGP_CONFLI\
CT_UNRESOLVED","MGP_BACKEND_ERROR"]},details:{type:"object"},message:{type:"string",minLength:1}}},message:{type:"string",minLength:1},operation:{type:"string",
enum:["export","import","sync"]},progress:{type:"number",minimum:0},request_id:{type:"string",minLength:1},result:{type:["object","null"]},status:{type:"string",
enum:["pending","running","completed","failed","cancelled"]},task_id:{type:"string",minLength:1},total:{type:"number",minimum:0},updated_at:{type:"string"}},$id:"\
async-task"};function validate11(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;if(errors===0)if(data&&typeof data==
"object"&&!Array.isArray(data)){let missing0;if(data.task_id===void 0&&(missing0="task_id")||data.operation===void 0&&(missing0="operation")||data.status===void 0&&
(missing0="status")||data.request_id===void 0&&(missing0="request_id")||data.created_at===void 0&&(missing0="created_at")||data.updated_at===void 0&&(missing0="\
updated_at")||data.progress===void 0&&(missing0="progress")||data.total===void 0&&(missing0="total")||data.result===void 0&&(missing0="result")||data.error===void 0&&
(missing0="error"))return validate11.errors=[{instancePath,keyword:"required",params:{missingProperty:missing0}}],!1;{let _errs1=errors;for(let key0 in data)if(!func2.
call(schema12.properties,key0)){return validate11.errors=[{instancePath,keyword:"additionalProperties",params:{additionalProperty:key0}}],!1;break}if(_errs1===errors){
if(data.created_at!==void 0){let _errs2=errors;if(typeof data.created_at!="string")return validate11.errors=[{instancePath:instancePath+"/created_at",keyword:"t\
ype",params:{type:"string"}}],!1;var valid0=_errs2===errors}else var valid0=!0;if(valid0){if(data.error!==void 0){let data1=data.error,_errs4=errors;if(!(data1&&
typeof data1=="object"&&!Array.isArray(data1))&&data1!==null)return validate11.errors=[{instancePath:instancePath+"/error",keyword:"type",params:{type:schema12.
properties.error.type}}],!1;if(errors===_errs4&&data1&&typeof data1=="object"&&!Array.isArray(data1)){let missing1;if(data1.code===void 0&&(missing1="code")||data1.
message===void 0&&(missing1="message"))return validate11.errors=[{instancePath:instancePath+"/error",keyword:"required",params:{missingProperty:missing1}}],!1;{
let _errs6=errors;for(let key1 in data1)if(!(key1==="code"||key1==="details"||key1==="message")){return validate11.errors=[{instancePath:instancePath+"/error",keyword:"\
additionalProperties",params:{additionalProperty:key1}}],!1;break}if(_errs6===errors){if(data1.code!==void 0){let data2=data1.code,_errs7=errors;if(typeof data2!=
"string")return validate11.errors=[{instancePath:instancePath+"/error/code",keyword:"type",params:{type:"string"}}],!1;if(!(data2==="MGP_INVALID_OBJECT"||data2===
"MGP_UNSUPPORTED_VERSION"||data2==="MGP_UNSUPPORTED_CAPABILITY"||data2==="MGP_POLICY_DENIED"||data2==="MGP_MEMORY_NOT_FOUND"||data2==="MGP_TASK_NOT_FOUND"||data2===
"MGP_SCOPE_VIOLATION"||data2==="MGP_CONFLICT_UNRESOLVED"||data2==="MGP_BACKEND_ERROR"))return validate11.errors=[{instancePath:instancePath+"/error/code",keyword:"\
enum",params:{allowedValues:schema12.properties.error.properties.code.enum}}],!1;var valid1=_errs7===errors}else var valid1=!0;if(valid1){if(data1.details!==void 0){
let data3=data1.details,_errs9=errors;if(!(data3&&typeof data3=="object"&&!Array.isArray(data3)))return validate11.errors=[{instancePath:instancePath+"/error/de\
tails",keyword:"type",params:{type:"object"}}],!1;var valid1=_errs9===errors}else var valid1=!0;if(valid1)if(data1.message!==void 0){let data4=data1.message,_errs11=errors;
if(errors===_errs11)if(typeof data4=="string"){if(data4.length<1)return validate11.errors=[{instancePath:instancePath+"/error/message",keyword:"minLength",params:{
limit:1}}],!1}else return validate11.errors=[{instancePath:instancePath+"/error/message",keyword:"type",params:{type:"string"}}],!1;var valid1=_errs11===errors}else
var valid1=!0}}}}var valid0=_errs4===errors}else var valid0=!0;if(valid0){if(data.message!==void 0){let data5=data.message,_errs13=errors;if(errors===_errs13)if(typeof data5==
"string"){if(data5.length<1)return validate11.errors=[{instancePath:instancePath+"/message",keyword:"minLength",params:{limit:1}}],!1}else return validate11.errors=
[{instancePath:instancePath+"/message",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs13===errors}else var valid0=!0;if(valid0){if(data.operation!==
void 0){let data6=data.operation,_errs15=errors;if(typeof data6!="string")return validate11.errors=[{instancePath:instancePath+"/operation",keyword:"type",params:{
type:"string"}}],!1;if(!(data6==="export"||data6==="import"||data6==="sync"))return validate11.errors=[{instancePath:instancePath+"/operation",keyword:"enum",params:{
allowedValues:schema12.properties.operation.enum}}],!1;var valid0=_errs15===errors}else var valid0=!0;if(valid0){if(data.progress!==void 0){let data7=data.progress,
_errs17=errors;if(errors===_errs17)if(typeof data7=="number"&&isFinite(data7)){if(data7<0||isNaN(data7))return validate11.errors=[{instancePath:instancePath+"/p\
rogress",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}else return validate11.errors=[{instancePath:instancePath+"/progress",keyword:"type",params:{type:"\
number"}}],!1;var valid0=_errs17===errors}else var valid0=!0;if(valid0){if(data.request_id!==void 0){let data8=data.request_id,_errs19=errors;if(errors===_errs19)
if(typeof data8=="string"){if(data8.length<1)return validate11.errors=[{instancePath:instancePath+"/request_id",keyword:"minLength",params:{limit:1}}],!1}else return validate11.
errors=[{instancePath:instancePath+"/request_id",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs19===errors}else var valid0=!0;if(valid0){if(data.result!==
void 0){let data9=data.result,_errs21=errors;if(!(data9&&typeof data9=="object"&&!Array.isArray(data9))&&data9!==null)return validate11.errors=[{instancePath:instancePath+
"/result",keyword:"type",params:{type:schema12.properties.result.type}}],!1;var valid0=_errs21===errors}else var valid0=!0;if(valid0){if(data.status!==void 0){let data10=data.
status,_errs23=errors;if(typeof data10!="string")return validate11.errors=[{instancePath:instancePath+"/status",keyword:"type",params:{type:"string"}}],!1;if(!(data10===
"pending"||data10==="running"||data10==="completed"||data10==="failed"||data10==="cancelled"))return validate11.errors=[{instancePath:instancePath+"/status",keyword:"\
enum",params:{allowedValues:schema12.properties.status.enum}}],!1;var valid0=_errs23===errors}else var valid0=!0;if(valid0){if(data.task_id!==void 0){let data11=data.
task_id,_errs25=errors;if(errors===_errs25)if(typeof data11=="string"){if(data11.length<1)return validate11.errors=[{instancePath:instancePath+"/task_id",keyword:"\
minLength",params:{limit:1}}],!1}else return validate11.errors=[{instancePath:instancePath+"/task_id",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs25===
errors}else var valid0=!0;if(valid0){if(data.total!==void 0){let data12=data.total,_errs27=errors;if(errors===_errs27)if(typeof data12=="number"&&isFinite(data12)){
if(data12<0||isNaN(data12))return validate11.errors=[{instancePath:instancePath+"/total",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}else return validate11.
errors=[{instancePath:instancePath+"/total",keyword:"type",params:{type:"number"}}],!1;var valid0=_errs27===errors}else var valid0=!0;if(valid0)if(data.updated_at!==
void 0){let _errs29=errors;if(typeof data.updated_at!="string")return validate11.errors=[{instancePath:instancePath+"/updated_at",keyword:"type",params:{type:"s\
tring"}}],!1;var valid0=_errs29===errors}else var valid0=!0}}}}}}}}}}}}else return validate11.errors=[{instancePath,keyword:"type",params:{type:"object"}}],!1;return validate11.
errors=vErrors,errors===0}var validate2of=validate12,schema13={type:"object",required:["event_id","timestamp","request_id","actor","action","target_memory_id","\
policy_context","decision"],additionalProperties:!1,properties:{action:{type:"string",enum:["write","search","read","update","expire","revoke","delete","purge"]},
actor:{type:"object",required:["kind","id"],additionalProperties:!1,properties:{id:{type:"string",minLength:1},kind:{type:"string",enum:["user","agent","org","t\
ask","session","custom"]}}},backend:{type:"string",minLength:1},correlation_id:{type:"string",minLength:1},decision:{type:"object",required:["decision","reason_\
code","applied_rules","return_mode"],additionalProperties:!1,properties:{applied_rules:{type:"array",items:{type:"string",minLength:1}},decision:{type:"string",
enum:["allow","deny","redact","summarize"]},reason_code:{type:"string",minLength:1},return_mode:{type:"string",enum:["raw","summary","masked","metadata_only"]}}},
event_id:{type:"string",minLength:1},lineage_refs:{type:"array",items:{type:"string",minLength:1}},policy_context:{$ref:"policy-context"},request_id:{type:"stri\
ng",minLength:1},result_count:{type:"integer",minimum:0},target_memory_id:{type:"string",minLength:1},timestamp:{type:"string"}},$id:"audit-event"},schema14={type:"\
object",required:["actor_agent","acting_for_subject","requested_action"],additionalProperties:!1,properties:{acting_for_subject:{type:"object",required:["kind",
"id"],additionalProperties:!1,properties:{id:{type:"string",minLength:1},kind:{type:"string",enum:["user","agent","org","task","session","custom"]}}},actor_agent:{
type:"string",minLength:1},assertion_origin:{type:"string",minLength:1},channel:{type:"string",minLength:1},chat_id:{type:"string",minLength:1},consent_basis:{type:"\
string",minLength:1},correlation_id:{type:"string",minLength:1},data_zone:{type:"string",minLength:1},requested_action:{type:"string",enum:["write","search","re\
ad","update","expire","revoke","delete","purge"]},risk_level:{type:"string",enum:["low","medium","high"]},runtime_id:{type:"string",minLength:1},runtime_instance_id:{
type:"string",minLength:1},session_id:{type:"string",minLength:1},task_id:{type:"string",minLength:1},task_type:{type:"string",minLength:1},tenant_id:{type:"str\
ing",minLength:1}},$id:"policy-context"};function validate12(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;if(errors===
0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.event_id===void 0&&(missing0="event_id")||data.timestamp===void 0&&(missing0="times\
tamp")||data.request_id===void 0&&(missing0="request_id")||data.actor===void 0&&(missing0="actor")||data.action===void 0&&(missing0="action")||data.target_memory_id===
void 0&&(missing0="target_memory_id")||data.policy_context===void 0&&(missing0="policy_context")||data.decision===void 0&&(missing0="decision"))return validate12.
errors=[{instancePath,keyword:"required",params:{missingProperty:missing0}}],!1;{let _errs1=errors;for(let key0 in data)if(!func2.call(schema13.properties,key0)){
return validate12.errors=[{instancePath,keyword:"additionalProperties",params:{additionalProperty:key0}}],!1;break}if(_errs1===errors){if(data.action!==void 0){
let data0=data.action,_errs2=errors;if(typeof data0!="string")return validate12.errors=[{instancePath:instancePath+"/action",keyword:"type",params:{type:"string"}}],
!1;if(!(data0==="write"||data0==="search"||data0==="read"||data0==="update"||data0==="expire"||data0==="revoke"||data0==="delete"||data0==="purge"))return validate12.
errors=[{instancePath:instancePath+"/action",keyword:"enum",params:{allowedValues:schema13.properties.action.enum}}],!1;var valid0=_errs2===errors}else var valid0=!0;
if(valid0){if(data.actor!==void 0){let data1=data.actor,_errs4=errors;if(errors===_errs4)if(data1&&typeof data1=="object"&&!Array.isArray(data1)){let missing1;if(data1.
kind===void 0&&(missing1="kind")||data1.id===void 0&&(missing1="id"))return validate12.errors=[{instancePath:instancePath+"/actor",keyword:"required",params:{missingProperty:missing1}}],
!1;{let _errs6=errors;for(let key1 in data1)if(!(key1==="id"||key1==="kind")){return validate12.errors=[{instancePath:instancePath+"/actor",keyword:"additionalP\
roperties",params:{additionalProperty:key1}}],!1;break}if(_errs6===errors){if(data1.id!==void 0){let data2=data1.id,_errs7=errors;if(errors===_errs7)if(typeof data2==
"string"){if(data2.length<1)return validate12.errors=[{instancePath:instancePath+"/actor/id",keyword:"minLength",params:{limit:1}}],!1}else return validate12.errors=
[{instancePath:instancePath+"/actor/id",keyword:"type",params:{type:"string"}}],!1;var valid1=_errs7===errors}else var valid1=!0;if(valid1)if(data1.kind!==void 0){
let data3=data1.kind,_errs9=errors;if(typeof data3!="string")return validate12.errors=[{instancePath:instancePath+"/actor/kind",keyword:"type",params:{type:"str\
ing"}}],!1;if(!(data3==="user"||data3==="agent"||data3==="org"||data3==="task"||data3==="session"||data3==="custom"))return validate12.errors=[{instancePath:instancePath+
"/actor/kind",keyword:"enum",params:{allowedValues:schema13.properties.actor.properties.kind.enum}}],!1;var valid1=_errs9===errors}else var valid1=!0}}}else return validate12.
errors=[{instancePath:instancePath+"/actor",keyword:"type",params:{type:"object"}}],!1;var valid0=_errs4===errors}else var valid0=!0;if(valid0){if(data.backend!==
void 0){let data4=data.backend,_errs11=errors;if(errors===_errs11)if(typeof data4=="string"){if(data4.length<1)return validate12.errors=[{instancePath:instancePath+
"/backend",keyword:"minLength",params:{limit:1}}],!1}else return validate12.errors=[{instancePath:instancePath+"/backend",keyword:"type",params:{type:"string"}}],
!1;var valid0=_errs11===errors}else var valid0=!0;if(valid0){if(data.correlation_id!==void 0){let data5=data.correlation_id,_errs13=errors;if(errors===_errs13)if(typeof data5==
"string"){if(data5.length<1)return validate12.errors=[{instancePath:instancePath+"/correlation_id",keyword:"minLength",params:{limit:1}}],!1}else return validate12.
errors=[{instancePath:instancePath+"/correlation_id",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs13===errors}else var valid0=!0;if(valid0){if(data.
decision!==void 0){let data6=data.decision,_errs15=errors;if(errors===_errs15)if(data6&&typeof data6=="object"&&!Array.isArray(data6)){let missing2;if(data6.decision===
void 0&&(missing2="decision")||data6.reason_code===void 0&&(missing2="reason_code")||data6.applied_rules===void 0&&(missing2="applied_rules")||data6.return_mode===
void 0&&(missing2="return_mode"))return validate12.errors=[{instancePath:instancePath+"/decision",keyword:"required",params:{missingProperty:missing2}}],!1;{let _errs17=errors;
for(let key2 in data6)if(!(key2==="applied_rules"||key2==="decision"||key2==="reason_code"||key2==="return_mode")){return validate12.errors=[{instancePath:instancePath+
"/decision",keyword:"additionalProperties",params:{additionalProperty:key2}}],!1;break}if(_errs17===errors){if(data6.applied_rules!==void 0){let data7=data6.applied_rules,
_errs18=errors;if(errors===_errs18)if(Array.isArray(data7)){var valid3=!0;let len0=data7.length;for(let i0=0;i0<len0;i0++){let data8=data7[i0],_errs20=errors;if(errors===
_errs20)if(typeof data8=="string"){if(data8.length<1)return validate12.errors=[{instancePath:instancePath+"/decision/applied_rules/"+i0,keyword:"minLength",params:{
limit:1}}],!1}else return validate12.errors=[{instancePath:instancePath+"/decision/applied_rules/"+i0,keyword:"type",params:{type:"string"}}],!1;var valid3=_errs20===
errors;if(!valid3)break}}else return validate12.errors=[{instancePath:instancePath+"/decision/applied_rules",keyword:"type",params:{type:"array"}}],!1;var valid2=_errs18===
errors}else var valid2=!0;if(valid2){if(data6.decision!==void 0){let data9=data6.decision,_errs22=errors;if(typeof data9!="string")return validate12.errors=[{instancePath:instancePath+
"/decision/decision",keyword:"type",params:{type:"string"}}],!1;if(!(data9==="allow"||data9==="deny"||data9==="redact"||data9==="summarize"))return validate12.errors=
[{instancePath:instancePath+"/decision/decision",keyword:"enum",params:{allowedValues:schema13.properties.decision.properties.decision.enum}}],!1;var valid2=_errs22===
errors}else var valid2=!0;if(valid2){if(data6.reason_code!==void 0){let data10=data6.reason_code,_errs24=errors;if(errors===_errs24)if(typeof data10=="string"){
if(data10.length<1)return validate12.errors=[{instancePath:instancePath+"/decision/reason_code",keyword:"minLength",params:{limit:1}}],!1}else return validate12.
errors=[{instancePath:instancePath+"/decision/reason_code",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs24===errors}else var valid2=!0;if(valid2)if(data6.
return_mode!==void 0){let data11=data6.return_mode,_errs26=errors;if(typeof data11!="string")return validate12.errors=[{instancePath:instancePath+"/decision/ret\
urn_mode",keyword:"type",params:{type:"string"}}],!1;if(!(data11==="raw"||data11==="summary"||data11==="masked"||data11==="metadata_only"))return validate12.errors=
[{instancePath:instancePath+"/decision/return_mode",keyword:"enum",params:{allowedValues:schema13.properties.decision.properties.return_mode.enum}}],!1;var valid2=_errs26===
errors}else var valid2=!0}}}}}else return validate12.errors=[{instancePath:instancePath+"/decision",keyword:"type",params:{type:"object"}}],!1;var valid0=_errs15===
errors}else var valid0=!0;if(valid0){if(data.event_id!==void 0){let data12=data.event_id,_errs28=errors;if(errors===_errs28)if(typeof data12=="string"){if(data12.
length<1)return validate12.errors=[{instancePath:instancePath+"/event_id",keyword:"minLength",params:{limit:1}}],!1}else return validate12.errors=[{instancePath:instancePath+
"/event_id",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs28===errors}else var valid0=!0;if(valid0){if(data.lineage_refs!==void 0){let data13=data.
lineage_refs,_errs30=errors;if(errors===_errs30)if(Array.isArray(data13)){var valid4=!0;let len1=data13.length;for(let i1=0;i1<len1;i1++){let data14=data13[i1],
_errs32=errors;if(errors===_errs32)if(typeof data14=="string"){if(data14.length<1)return validate12.errors=[{instancePath:instancePath+"/lineage_refs/"+i1,keyword:"\
minLength",params:{limit:1}}],!1}else return validate12.errors=[{instancePath:instancePath+"/lineage_refs/"+i1,keyword:"type",params:{type:"string"}}],!1;var valid4=_errs32===
errors;if(!valid4)break}}else return validate12.errors=[{instancePath:instancePath+"/lineage_refs",keyword:"type",params:{type:"array"}}],!1;var valid0=_errs30===
errors}else var valid0=!0;if(valid0){if(data.policy_context!==void 0){let data15=data.policy_context,_errs34=errors;if(errors===errors)if(data15&&typeof data15==
"object"&&!Array.isArray(data15)){let missing3;if(data15.actor_agent===void 0&&(missing3="actor_agent")||data15.acting_for_subject===void 0&&(missing3="acting_f\
or_subject")||data15.requested_action===void 0&&(missing3="requested_action"))return validate12.errors=[{instancePath:instancePath+"/policy_context",keyword:"re\
quired",params:{missingProperty:missing3}}],!1;{let _errs37=errors;for(let key3 in data15)if(!func2.call(schema14.properties,key3)){return validate12.errors=[{instancePath:instancePath+
"/policy_context",keyword:"additionalProperties",params:{additionalProperty:key3}}],!1;break}if(_errs37===errors){if(data15.acting_for_subject!==void 0){let data16=data15.
acting_for_subject,_errs38=errors;if(errors===_errs38)if(data16&&typeof data16=="object"&&!Array.isArray(data16)){let missing4;if(data16.kind===void 0&&(missing4=
"kind")||data16.id===void 0&&(missing4="id"))return validate12.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject",keyword:"required",params:{
missingProperty:missing4}}],!1;{let _errs40=errors;for(let key4 in data16)if(!(key4==="id"||key4==="kind")){return validate12.errors=[{instancePath:instancePath+
"/policy_context/acting_for_subject",keyword:"additionalProperties",params:{additionalProperty:key4}}],!1;break}if(_errs40===errors){if(data16.id!==void 0){let data17=data16.
id,_errs41=errors;if(errors===_errs41)if(typeof data17=="string"){if(data17.length<1)return validate12.errors=[{instancePath:instancePath+"/policy_context/actin\
g_for_subject/id",keyword:"minLength",params:{limit:1}}],!1}else return validate12.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/id",keyword:"\
type",params:{type:"string"}}],!1;var valid7=_errs41===errors}else var valid7=!0;if(valid7)if(data16.kind!==void 0){let data18=data16.kind,_errs43=errors;if(typeof data18!=
"string")return validate12.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/kind",keyword:"type",params:{type:"string"}}],!1;if(!(data18===
"user"||data18==="agent"||data18==="org"||data18==="task"||data18==="session"||data18==="custom"))return validate12.errors=[{instancePath:instancePath+"/policy_\
context/acting_for_subject/kind",keyword:"enum",params:{allowedValues:schema14.properties.acting_for_subject.properties.kind.enum}}],!1;var valid7=_errs43===errors}else
var valid7=!0}}}else return validate12.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject",keyword:"type",params:{type:"object"}}],!1;var valid6=_errs38===
errors}else var valid6=!0;if(valid6){if(data15.actor_agent!==void 0){let data19=data15.actor_agent,_errs45=errors;if(errors===_errs45)if(typeof data19=="string"){
if(data19.length<1)return validate12.errors=[{instancePath:instancePath+"/policy_context/actor_agent",keyword:"minLength",params:{limit:1}}],!1}else return validate12.
errors=[{instancePath:instancePath+"/policy_context/actor_agent",keyword:"type",params:{type:"string"}}],!1;var valid6=_errs45===errors}else var valid6=!0;if(valid6){
if(data15.assertion_origin!==void 0){let data20=data15.assertion_origin,_errs47=errors;if(errors===_errs47)if(typeof data20=="string"){if(data20.length<1)return validate12.
errors=[{instancePath:instancePath+"/policy_context/assertion_origin",keyword:"minLength",params:{limit:1}}],!1}else return validate12.errors=[{instancePath:instancePath+
"/policy_context/assertion_origin",keyword:"type",params:{type:"string"}}],!1;var valid6=_errs47===errors}else var valid6=!0;if(valid6){if(data15.channel!==void 0){
let data21=data15.channel,_errs49=errors;if(errors===_errs49)if(typeof data21=="string"){if(data21.length<1)return validate12.errors=[{instancePath:instancePath+
"/policy_context/channel",keyword:"minLength",params:{limit:1}}],!1}else return validate12.errors=[{instancePath:instancePath+"/policy_context/channel",keyword:"\
type",params:{type:"string"}}],!1;var valid6=_errs49===errors}else var valid6=!0;if(valid6){if(data15.chat_id!==void 0){let data22=data15.chat_id,_errs51=errors;
if(errors===_errs51)if(typeof data22=="string"){if(data22.length<1)return validate12.errors=[{instancePath:instancePath+"/policy_context/chat_id",keyword:"minLe\
ngth",params:{limit:1}}],!1}else return validate12.errors=[{instancePath:instancePath+"/policy_context/chat_id",keyword:"type",params:{type:"string"}}],!1;var valid6=_errs51===
errors}else var valid6=!0;if(valid6){if(data15.consent_basis!==void 0){let data23=data15.consent_basis,_errs53=errors;if(errors===_errs53)if(typeof data23=="str\
ing"){if(data23.length<1)return validate12.errors=[{instancePath:instancePath+"/policy_context/consent_basis",keyword:"minLength",params:{limit:1}}],!1}else return validate12.
errors=[{instancePath:instancePath+"/policy_context/consent_basis",keyword:"type",params:{type:"string"}}],!1;var valid6=_errs53===errors}else var valid6=!0;if(valid6){
if(data15.correlation_id!==void 0){let data24=data15.correlation_id,_errs55=errors;if(errors===_errs55)if(typeof data24=="string"){if(data24.length<1)return validate12.
errors=[{instancePath:instancePath+"/policy_context/correlation_id",keyword:"minLength",params:{limit:1}}],!1}else return validate12.errors=[{instancePath:instancePath+
"/policy_context/correlation_id",keyword:"type",params:{type:"string"}}],!1;var valid6=_errs55===errors}else var valid6=!0;if(valid6){if(data15.data_zone!==void 0){
let data25=data15.data_zone,_errs57=errors;if(errors===_errs57)if(typeof data25=="string"){if(data25.length<1)return validate12.errors=[{instancePath:instancePath+
"/policy_context/data_zone",keyword:"minLength",params:{limit:1}}],!1}else return validate12.errors=[{instancePath:instancePath+"/policy_context/data_zone",keyword:"\
type",params:{type:"string"}}],!1;var valid6=_errs57===errors}else var valid6=!0;if(valid6){if(data15.requested_action!==void 0){let data26=data15.requested_action,
_errs59=errors;if(typeof data26!="string")return validate12.errors=[{instancePath:instancePath+"/policy_context/requested_action",keyword:"type",params:{type:"s\
tring"}}],!1;if(!(data26==="write"||data26==="search"||data26==="read"||data26==="update"||data26==="expire"||data26==="revoke"||data26==="delete"||data26==="pu\
rge"))return validate12.errors=[{instancePath:instancePath+"/policy_context/requested_action",keyword:"enum",params:{allowedValues:schema14.properties.requested_action.
enum}}],!1;var valid6=_errs59===errors}else var valid6=!0;if(valid6){if(data15.risk_level!==void 0){let data27=data15.risk_level,_errs61=errors;if(typeof data27!=
"string")return validate12.errors=[{instancePath:instancePath+"/policy_context/risk_level",keyword:"type",params:{type:"string"}}],!1;if(!(data27==="low"||data27===
"medium"||data27==="high"))return validate12.errors=[{instancePath:instancePath+"/policy_context/risk_level",keyword:"enum",params:{allowedValues:schema14.properties.
risk_level.enum}}],!1;var valid6=_errs61===errors}else var valid6=!0;if(valid6){if(data15.runtime_id!==void 0){let data28=data15.runtime_id,_errs63=errors;if(errors===
_errs63)if(typeof data28=="string"){if(data28.length<1)return validate12.errors=[{instancePath:instancePath+"/policy_context/runtime_id",keyword:"minLength",params:{
limit:1}}],!1}else return validate12.errors=[{instancePath:instancePath+"/policy_context/runtime_id",keyword:"type",params:{type:"string"}}],!1;var valid6=_errs63===
errors}else var valid6=!0;if(valid6){if(data15.runtime_instance_id!==void 0){let data29=data15.runtime_instance_id,_errs65=errors;if(errors===_errs65)if(typeof data29==
"string"){if(data29.length<1)return validate12.errors=[{instancePath:instancePath+"/policy_context/runtime_instance_id",keyword:"minLength",params:{limit:1}}],!1}else
return validate12.errors=[{instancePath:instancePath+"/policy_context/runtime_instance_id",keyword:"type",params:{type:"string"}}],!1;var valid6=_errs65===errors}else
var valid6=!0;if(valid6){if(data15.session_id!==void 0){let data30=data15.session_id,_errs67=errors;if(errors===_errs67)if(typeof data30=="string"){if(data30.length<
1)return validate12.errors=[{instancePath:instancePath+"/policy_context/session_id",keyword:"minLength",params:{limit:1}}],!1}else return validate12.errors=[{instancePath:instancePath+
"/policy_context/session_id",keyword:"type",params:{type:"string"}}],!1;var valid6=_errs67===errors}else var valid6=!0;if(valid6){if(data15.task_id!==void 0){let data31=data15.
task_id,_errs69=errors;if(errors===_errs69)if(typeof data31=="string"){if(data31.length<1)return validate12.errors=[{instancePath:instancePath+"/policy_context/\
task_id",keyword:"minLength",params:{limit:1}}],!1}else return validate12.errors=[{instancePath:instancePath+"/policy_context/task_id",keyword:"type",params:{type:"\
string"}}],!1;var valid6=_errs69===errors}else var valid6=!0;if(valid6){if(data15.task_type!==void 0){let data32=data15.task_type,_errs71=errors;if(errors===_errs71)
if(typeof data32=="string"){if(data32.length<1)return validate12.errors=[{instancePath:instancePath+"/policy_context/task_type",keyword:"minLength",params:{limit:1}}],
!1}else return validate12.errors=[{instancePath:instancePath+"/policy_context/task_type",keyword:"type",params:{type:"string"}}],!1;var valid6=_errs71===errors}else
var valid6=!0;if(valid6)if(data15.tenant_id!==void 0){let data33=data15.tenant_id,_errs73=errors;if(errors===_errs73)if(typeof data33=="string"){if(data33.length<
1)return validate12.errors=[{instancePath:instancePath+"/policy_context/tenant_id",keyword:"minLength",params:{limit:1}}],!1}else return validate12.errors=[{instancePath:instancePath+
"/policy_context/tenant_id",keyword:"type",params:{type:"string"}}],!1;var valid6=_errs73===errors}else var valid6=!0}}}}}}}}}}}}}}}}}else return validate12.errors=
[{instancePath:instancePath+"/policy_context",keyword:"type",params:{type:"object"}}],!1;var valid0=_errs34===errors}else var valid0=!0;if(valid0){if(data.request_id!==
void 0){let data34=data.request_id,_errs75=errors;if(errors===_errs75)if(typeof data34=="string"){if(data34.length<1)return validate12.errors=[{instancePath:instancePath+
"/request_id",keyword:"minLength",params:{limit:1}}],!1}else return validate12.errors=[{instancePath:instancePath+"/request_id",keyword:"type",params:{type:"str\
ing"}}],!1;var valid0=_errs75===errors}else var valid0=!0;if(valid0){if(data.result_count!==void 0){let data35=data.result_count,_errs77=errors;if(!(typeof data35==
"number"&&!(data35%1)&&!isNaN(data35)&&isFinite(data35)))return validate12.errors=[{instancePath:instancePath+"/result_count",keyword:"type",params:{type:"integ\
er"}}],!1;if(errors===_errs77&&typeof data35=="number"&&isFinite(data35)&&(data35<0||isNaN(data35)))return validate12.errors=[{instancePath:instancePath+"/resul\
t_count",keyword:"minimum",params:{comparison:">=",limit:0}}],!1;var valid0=_errs77===errors}else var valid0=!0;if(valid0){if(data.target_memory_id!==void 0){let data36=data.
target_memory_id,_errs79=errors;if(errors===_errs79)if(typeof data36=="string"){if(data36.length<1)return validate12.errors=[{instancePath:instancePath+"/target\
_memory_id",keyword:"minLength",params:{limit:1}}],!1}else return validate12.errors=[{instancePath:instancePath+"/target_memory_id",keyword:"type",params:{type:"\
string"}}],!1;var valid0=_errs79===errors}else var valid0=!0;if(valid0)if(data.timestamp!==void 0){let _errs81=errors;if(typeof data.timestamp!="string")return validate12.
errors=[{instancePath:instancePath+"/timestamp",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs81===errors}else var valid0=!0}}}}}}}}}}}}}else return validate12.
errors=[{instancePath,keyword:"type",params:{type:"object"}}],!1;return validate12.errors=vErrors,errors===0}var validate3of=validate13,schema15={type:"object",
required:["link_id","relation","source_memory_id","target_memory_id","created_at"],additionalProperties:!1,properties:{created_at:{type:"string"},link_id:{type:"\
string",minLength:1},metadata:{type:"object"},relation:{type:"string",enum:["derived_from","supersedes","conflicts_with","read_by","written_by","expired_by_poli\
cy","deleted_by_request","purged_by_request","asserted_from_evidence"]},source_memory_id:{type:"string",minLength:1},target_memory_id:{type:"string",minLength:1}},
$id:"lineage-link"};function validate13(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;if(errors===0)if(data&&
typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.link_id===void 0&&(missing0="link_id")||data.relation===void 0&&(missing0="relation")||data.source_memory_id===
void 0&&(missing0="source_memory_id")||data.target_memory_id===void 0&&(missing0="target_memory_id")||data.created_at===void 0&&(missing0="created_at"))return validate13.
errors=[{instancePath,keyword:"required",params:{missingProperty:missing0}}],!1;{let _errs1=errors;for(let key0 in data)if(!(key0==="created_at"||key0==="link_i\
d"||key0==="metadata"||key0==="relation"||key0==="source_memory_id"||key0==="target_memory_id")){return validate13.errors=[{instancePath,keyword:"additionalProp\
erties",params:{additionalProperty:key0}}],!1;break}if(_errs1===errors){if(data.created_at!==void 0){let _errs2=errors;if(typeof data.created_at!="string")return validate13.
errors=[{instancePath:instancePath+"/created_at",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs2===errors}else var valid0=!0;if(valid0){if(data.link_id!==
void 0){let data1=data.link_id,_errs4=errors;if(errors===_errs4)if(typeof data1=="string"){if(data1.length<1)return validate13.errors=[{instancePath:instancePath+
"/link_id",keyword:"minLength",params:{limit:1}}],!1}else return validate13.errors=[{instancePath:instancePath+"/link_id",keyword:"type",params:{type:"string"}}],
!1;var valid0=_errs4===errors}else var valid0=!0;if(valid0){if(data.metadata!==void 0){let data2=data.metadata,_errs6=errors;if(!(data2&&typeof data2=="object"&&
!Array.isArray(data2)))return validate13.errors=[{instancePath:instancePath+"/metadata",keyword:"type",params:{type:"object"}}],!1;var valid0=_errs6===errors}else
var valid0=!0;if(valid0){if(data.relation!==void 0){let data3=data.relation,_errs8=errors;if(typeof data3!="string")return validate13.errors=[{instancePath:instancePath+
"/relation",keyword:"type",params:{type:"string"}}],!1;if(!(data3==="derived_from"||data3==="supersedes"||data3==="conflicts_with"||data3==="read_by"||data3==="\
written_by"||data3==="expired_by_policy"||data3==="deleted_by_request"||data3==="purged_by_request"||data3==="asserted_from_evidence"))return validate13.errors=
[{instancePath:instancePath+"/relation",keyword:"enum",params:{allowedValues:schema15.properties.relation.enum}}],!1;var valid0=_errs8===errors}else var valid0=!0;
if(valid0){if(data.source_memory_id!==void 0){let data4=data.source_memory_id,_errs10=errors;if(errors===_errs10)if(typeof data4=="string"){if(data4.length<1)return validate13.
errors=[{instancePath:instancePath+"/source_memory_id",keyword:"minLength",params:{limit:1}}],!1}else return validate13.errors=[{instancePath:instancePath+"/sou\
rce_memory_id",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs10===errors}else var valid0=!0;if(valid0)if(data.target_memory_id!==void 0){let data5=data.
target_memory_id,_errs12=errors;if(errors===_errs12)if(typeof data5=="string"){if(data5.length<1)return validate13.errors=[{instancePath:instancePath+"/target_m\
emory_id",keyword:"minLength",params:{limit:1}}],!1}else return validate13.errors=[{instancePath:instancePath+"/target_memory_id",keyword:"type",params:{type:"s\
tring"}}],!1;var valid0=_errs12===errors}else var valid0=!0}}}}}}}else return validate13.errors=[{instancePath,keyword:"type",params:{type:"object"}}],!1;return validate13.
errors=vErrors,errors===0}var validate4of=validate14,schema16={type:"object",required:["candidate_kind","subject","scope","proposed_type","statement","source"],
additionalProperties:!1,properties:{candidate_id:{type:"string",minLength:1},candidate_kind:{type:"string",enum:["assertion","confirmation","correction","derive\
d"]},confidence:{type:"number",minimum:0,maximum:1},content:{type:"object"},extensions:{type:"object"},merge_hint:{$ref:"memory-merge-hint"},proposed_type:{type:"\
string",enum:["profile","preference","episodic_event","semantic_fact","procedural_rule","relationship","checkpoint_pointer","artifact_summary"]},retention_policy:{
type:"string",minLength:1},scope:{type:"string",enum:["user","session","task","agent","org","shared_team"]},sensitivity:{type:"string",enum:["public","internal",
"confidential","restricted"]},source:{type:"object",required:["kind","ref"],additionalProperties:!1,properties:{kind:{type:"string",enum:["chat","tool","documen\
t","human","system","external"]},ref:{type:"string",minLength:1}}},source_evidence:{type:"array",items:{$ref:"memory-evidence"}},statement:{type:"string",minLength:1},
subject:{type:"object",required:["kind","id"],additionalProperties:!1,properties:{id:{type:"string",minLength:1},kind:{type:"string",enum:["user","agent","org",
"task","session","custom"]}}},ttl_seconds:{type:"integer",minimum:0}},$id:"memory-candidate"},schema17={type:"object",required:["strategy"],additionalProperties:!1,
properties:{coalesce_window_seconds:{type:"integer",minimum:0},conflict_key:{type:"string",minLength:1},dedupe_key:{type:"string",minLength:1},idempotency_key:{
type:"string",minLength:1},if_match_memory_id:{type:"string",minLength:1},if_match_updated_at:{type:"string"},reinforcement_weight:{type:"number",minimum:0},source_priority:{
type:"integer"},strategy:{type:"string",enum:["create","dedupe","upsert","replace","merge","reinforce","manual_review_required"]}},$id:"memory-merge-hint"},schema18={
type:"object",required:["kind","ref"],additionalProperties:!1,properties:{captured_at:{type:"string"},evidence_id:{type:"string",minLength:1},excerpt:{type:"str\
ing",minLength:1},kind:{type:"string",enum:["chat_message","tool_result","document_excerpt","external_record","user_confirmation","system_inference","human_anno\
tation"]},metadata:{type:"object"},ref:{type:"string",minLength:1},trust_level:{type:"string",enum:["low","medium","high"]}},$id:"memory-evidence"};function validate14(data,{
instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;if(errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;
if(data.candidate_kind===void 0&&(missing0="candidate_kind")||data.subject===void 0&&(missing0="subject")||data.scope===void 0&&(missing0="scope")||data.proposed_type===
void 0&&(missing0="proposed_type")||data.statement===void 0&&(missing0="statement")||data.source===void 0&&(missing0="source"))return validate14.errors=[{instancePath,
keyword:"required",params:{missingProperty:missing0}}],!1;{let _errs1=errors;for(let key0 in data)if(!func2.call(schema16.properties,key0)){return validate14.errors=
[{instancePath,keyword:"additionalProperties",params:{additionalProperty:key0}}],!1;break}if(_errs1===errors){if(data.candidate_id!==void 0){let data0=data.candidate_id,
_errs2=errors;if(errors===_errs2)if(typeof data0=="string"){if(data0.length<1)return validate14.errors=[{instancePath:instancePath+"/candidate_id",keyword:"minL\
ength",params:{limit:1}}],!1}else return validate14.errors=[{instancePath:instancePath+"/candidate_id",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs2===
errors}else var valid0=!0;if(valid0){if(data.candidate_kind!==void 0){let data1=data.candidate_kind,_errs4=errors;if(typeof data1!="string")return validate14.errors=
[{instancePath:instancePath+"/candidate_kind",keyword:"type",params:{type:"string"}}],!1;if(!(data1==="assertion"||data1==="confirmation"||data1==="correction"||
data1==="derived"))return validate14.errors=[{instancePath:instancePath+"/candidate_kind",keyword:"enum",params:{allowedValues:schema16.properties.candidate_kind.
enum}}],!1;var valid0=_errs4===errors}else var valid0=!0;if(valid0){if(data.confidence!==void 0){let data2=data.confidence,_errs6=errors;if(errors===_errs6)if(typeof data2==
"number"&&isFinite(data2)){if(data2>1||isNaN(data2))return validate14.errors=[{instancePath:instancePath+"/confidence",keyword:"maximum",params:{comparison:"<=",
limit:1}}],!1;if(data2<0||isNaN(data2))return validate14.errors=[{instancePath:instancePath+"/confidence",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}else
return validate14.errors=[{instancePath:instancePath+"/confidence",keyword:"type",params:{type:"number"}}],!1;var valid0=_errs6===errors}else var valid0=!0;if(valid0){
if(data.content!==void 0){let data3=data.content,_errs8=errors;if(!(data3&&typeof data3=="object"&&!Array.isArray(data3)))return validate14.errors=[{instancePath:instancePath+
"/content",keyword:"type",params:{type:"object"}}],!1;var valid0=_errs8===errors}else var valid0=!0;if(valid0){if(data.extensions!==void 0){let data4=data.extensions,
_errs10=errors;if(!(data4&&typeof data4=="object"&&!Array.isArray(data4)))return validate14.errors=[{instancePath:instancePath+"/extensions",keyword:"type",params:{
type:"object"}}],!1;var valid0=_errs10===errors}else var valid0=!0;if(valid0){if(data.merge_hint!==void 0){let data5=data.merge_hint,_errs12=errors;if(errors===
errors)if(data5&&typeof data5=="object"&&!Array.isArray(data5)){let missing1;if(data5.strategy===void 0&&(missing1="strategy"))return validate14.errors=[{instancePath:instancePath+
"/merge_hint",keyword:"required",params:{missingProperty:missing1}}],!1;{let _errs15=errors;for(let key1 in data5)if(!func2.call(schema17.properties,key1)){return validate14.
errors=[{instancePath:instancePath+"/merge_hint",keyword:"additionalProperties",params:{additionalProperty:key1}}],!1;break}if(_errs15===errors){if(data5.coalesce_window_seconds!==
void 0){let data6=data5.coalesce_window_seconds,_errs16=errors;if(!(typeof data6=="number"&&!(data6%1)&&!isNaN(data6)&&isFinite(data6)))return validate14.errors=
[{instancePath:instancePath+"/merge_hint/coalesce_window_seconds",keyword:"type",params:{type:"integer"}}],!1;if(errors===_errs16&&typeof data6=="number"&&isFinite(
data6)&&(data6<0||isNaN(data6)))return validate14.errors=[{instancePath:instancePath+"/merge_hint/coalesce_window_seconds",keyword:"minimum",params:{comparison:"\
>=",limit:0}}],!1;var valid2=_errs16===errors}else var valid2=!0;if(valid2){if(data5.conflict_key!==void 0){let data7=data5.conflict_key,_errs18=errors;if(errors===
_errs18)if(typeof data7=="string"){if(data7.length<1)return validate14.errors=[{instancePath:instancePath+"/merge_hint/conflict_key",keyword:"minLength",params:{
limit:1}}],!1}else return validate14.errors=[{instancePath:instancePath+"/merge_hint/conflict_key",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs18===
errors}else var valid2=!0;if(valid2){if(data5.dedupe_key!==void 0){let data8=data5.dedupe_key,_errs20=errors;if(errors===_errs20)if(typeof data8=="string"){if(data8.
length<1)return validate14.errors=[{instancePath:instancePath+"/merge_hint/dedupe_key",keyword:"minLength",params:{limit:1}}],!1}else return validate14.errors=[
{instancePath:instancePath+"/merge_hint/dedupe_key",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs20===errors}else var valid2=!0;if(valid2){if(data5.
idempotency_key!==void 0){let data9=data5.idempotency_key,_errs22=errors;if(errors===_errs22)if(typeof data9=="string"){if(data9.length<1)return validate14.errors=
[{instancePath:instancePath+"/merge_hint/idempotency_key",keyword:"minLength",params:{limit:1}}],!1}else return validate14.errors=[{instancePath:instancePath+"/\
merge_hint/idempotency_key",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs22===errors}else var valid2=!0;if(valid2){if(data5.if_match_memory_id!==void 0){
let data10=data5.if_match_memory_id,_errs24=errors;if(errors===_errs24)if(typeof data10=="string"){if(data10.length<1)return validate14.errors=[{instancePath:instancePath+
"/merge_hint/if_match_memory_id",keyword:"minLength",params:{limit:1}}],!1}else return validate14.errors=[{instancePath:instancePath+"/merge_hint/if_match_memor\
y_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs24===errors}else var valid2=!0;if(valid2){if(data5.if_match_updated_at!==void 0){let _errs26=errors;
if(typeof data5.if_match_updated_at!="string")return validate14.errors=[{instancePath:instancePath+"/merge_hint/if_match_updated_at",keyword:"type",params:{type:"\
string"}}],!1;var valid2=_errs26===errors}else var valid2=!0;if(valid2){if(data5.reinforcement_weight!==void 0){let data12=data5.reinforcement_weight,_errs28=errors;
if(errors===_errs28)if(typeof data12=="number"&&isFinite(data12)){if(data12<0||isNaN(data12))return validate14.errors=[{instancePath:instancePath+"/merge_hint/r\
einforcement_weight",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}else return validate14.errors=[{instancePath:instancePath+"/merge_hint/reinforcemen\
t_weight",keyword:"type",params:{type:"number"}}],!1;var valid2=_errs28===errors}else var valid2=!0;if(valid2){if(data5.source_priority!==void 0){let data13=data5.
source_priority,_errs30=errors;if(!(typeof data13=="number"&&!(data13%1)&&!isNaN(data13)&&isFinite(data13)))return validate14.errors=[{instancePath:instancePath+
"/merge_hint/source_priority",keyword:"type",params:{type:"integer"}}],!1;var valid2=_errs30===errors}else var valid2=!0;if(valid2)if(data5.strategy!==void 0){let data14=data5.
strategy,_errs32=errors;if(typeof data14!="string")return validate14.errors=[{instancePath:instancePath+"/merge_hint/strategy",keyword:"type",params:{type:"stri\
ng"}}],!1;if(!(data14==="create"||data14==="dedupe"||data14==="upsert"||data14==="replace"||data14==="merge"||data14==="reinforce"||data14==="manual_review_requ\
ired"))return validate14.errors=[{instancePath:instancePath+"/merge_hint/strategy",keyword:"enum",params:{allowedValues:schema17.properties.strategy.enum}}],!1;
var valid2=_errs32===errors}else var valid2=!0}}}}}}}}}}else return validate14.errors=[{instancePath:instancePath+"/merge_hint",keyword:"type",params:{type:"obj\
ect"}}],!1;var valid0=_errs12===errors}else var valid0=!0;if(valid0){if(data.proposed_type!==void 0){let data15=data.proposed_type,_errs34=errors;if(typeof data15!=
"string")return validate14.errors=[{instancePath:instancePath+"/proposed_type",keyword:"type",params:{type:"string"}}],!1;if(!(data15==="profile"||data15==="pre\
ference"||data15==="episodic_event"||data15==="semantic_fact"||data15==="procedural_rule"||data15==="relationship"||data15==="checkpoint_pointer"||data15==="art\
ifact_summary"))return validate14.errors=[{instancePath:instancePath+"/proposed_type",keyword:"enum",params:{allowedValues:schema16.properties.proposed_type.enum}}],
!1;var valid0=_errs34===errors}else var valid0=!0;if(valid0){if(data.retention_policy!==void 0){let data16=data.retention_policy,_errs36=errors;if(errors===_errs36)
if(typeof data16=="string"){if(data16.length<1)return validate14.errors=[{instancePath:instancePath+"/retention_policy",keyword:"minLength",params:{limit:1}}],!1}else
return validate14.errors=[{instancePath:instancePath+"/retention_policy",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs36===errors}else var valid0=!0;
if(valid0){if(data.scope!==void 0){let data17=data.scope,_errs38=errors;if(typeof data17!="string")return validate14.errors=[{instancePath:instancePath+"/scope",
keyword:"type",params:{type:"string"}}],!1;if(!(data17==="user"||data17==="session"||data17==="task"||data17==="agent"||data17==="org"||data17==="shared_team"))
return validate14.errors=[{instancePath:instancePath+"/scope",keyword:"enum",params:{allowedValues:schema16.properties.scope.enum}}],!1;var valid0=_errs38===errors}else
var valid0=!0;if(valid0){if(data.sensitivity!==void 0){let data18=data.sensitivity,_errs40=errors;if(typeof data18!="string")return validate14.errors=[{instancePath:instancePath+
"/sensitivity",keyword:"type",params:{type:"string"}}],!1;if(!(data18==="public"||data18==="internal"||data18==="confidential"||data18==="restricted"))return validate14.
errors=[{instancePath:instancePath+"/sensitivity",keyword:"enum",params:{allowedValues:schema16.properties.sensitivity.enum}}],!1;var valid0=_errs40===errors}else
var valid0=!0;if(valid0){if(data.source!==void 0){let data19=data.source,_errs42=errors;if(errors===_errs42)if(data19&&typeof data19=="object"&&!Array.isArray(data19)){
let missing2;if(data19.kind===void 0&&(missing2="kind")||data19.ref===void 0&&(missing2="ref"))return validate14.errors=[{instancePath:instancePath+"/source",keyword:"\
required",params:{missingProperty:missing2}}],!1;{let _errs44=errors;for(let key2 in data19)if(!(key2==="kind"||key2==="ref")){return validate14.errors=[{instancePath:instancePath+
"/source",keyword:"additionalProperties",params:{additionalProperty:key2}}],!1;break}if(_errs44===errors){if(data19.kind!==void 0){let data20=data19.kind,_errs45=errors;
if(typeof data20!="string")return validate14.errors=[{instancePath:instancePath+"/source/kind",keyword:"type",params:{type:"string"}}],!1;if(!(data20==="chat"||
data20==="tool"||data20==="document"||data20==="human"||data20==="system"||data20==="external"))return validate14.errors=[{instancePath:instancePath+"/source/ki\
nd",keyword:"enum",params:{allowedValues:schema16.properties.source.properties.kind.enum}}],!1;var valid3=_errs45===errors}else var valid3=!0;if(valid3)if(data19.
ref!==void 0){let data21=data19.ref,_errs47=errors;if(errors===_errs47)if(typeof data21=="string"){if(data21.length<1)return validate14.errors=[{instancePath:instancePath+
"/source/ref",keyword:"minLength",params:{limit:1}}],!1}else return validate14.errors=[{instancePath:instancePath+"/source/ref",keyword:"type",params:{type:"str\
ing"}}],!1;var valid3=_errs47===errors}else var valid3=!0}}}else return validate14.errors=[{instancePath:instancePath+"/source",keyword:"type",params:{type:"obj\
ect"}}],!1;var valid0=_errs42===errors}else var valid0=!0;if(valid0){if(data.source_evidence!==void 0){let data22=data.source_evidence,_errs49=errors;if(errors===
_errs49)if(Array.isArray(data22)){var valid4=!0;let len0=data22.length;for(let i0=0;i0<len0;i0++){let data23=data22[i0],_errs51=errors;if(errors===errors)if(data23&&
typeof data23=="object"&&!Array.isArray(data23)){let missing3;if(data23.kind===void 0&&(missing3="kind")||data23.ref===void 0&&(missing3="ref"))return validate14.
errors=[{instancePath:instancePath+"/source_evidence/"+i0,keyword:"required",params:{missingProperty:missing3}}],!1;{let _errs54=errors;for(let key3 in data23)if(!(key3===
"captured_at"||key3==="evidence_id"||key3==="excerpt"||key3==="kind"||key3==="metadata"||key3==="ref"||key3==="trust_level")){return validate14.errors=[{instancePath:instancePath+
"/source_evidence/"+i0,keyword:"additionalProperties",params:{additionalProperty:key3}}],!1;break}if(_errs54===errors){if(data23.captured_at!==void 0){let _errs55=errors;
if(typeof data23.captured_at!="string")return validate14.errors=[{instancePath:instancePath+"/source_evidence/"+i0+"/captured_at",keyword:"type",params:{type:"s\
tring"}}],!1;var valid6=_errs55===errors}else var valid6=!0;if(valid6){if(data23.evidence_id!==void 0){let data25=data23.evidence_id,_errs57=errors;if(errors===
_errs57)if(typeof data25=="string"){if(data25.length<1)return validate14.errors=[{instancePath:instancePath+"/source_evidence/"+i0+"/evidence_id",keyword:"minLe\
ngth",params:{limit:1}}],!1}else return validate14.errors=[{instancePath:instancePath+"/source_evidence/"+i0+"/evidence_id",keyword:"type",params:{type:"string"}}],
!1;var valid6=_errs57===errors}else var valid6=!0;if(valid6){if(data23.excerpt!==void 0){let data26=data23.excerpt,_errs59=errors;if(errors===_errs59)if(typeof data26==
"string"){if(data26.length<1)return validate14.errors=[{instancePath:instancePath+"/source_evidence/"+i0+"/excerpt",keyword:"minLength",params:{limit:1}}],!1}else
return validate14.errors=[{instancePath:instancePath+"/source_evidence/"+i0+"/excerpt",keyword:"type",params:{type:"string"}}],!1;var valid6=_errs59===errors}else
var valid6=!0;if(valid6){if(data23.kind!==void 0){let data27=data23.kind,_errs61=errors;if(typeof data27!="string")return validate14.errors=[{instancePath:instancePath+
"/source_evidence/"+i0+"/kind",keyword:"type",params:{type:"string"}}],!1;if(!(data27==="chat_message"||data27==="tool_result"||data27==="document_excerpt"||data27===
"external_record"||data27==="user_confirmation"||data27==="system_inference"||data27==="human_annotation"))return validate14.errors=[{instancePath:instancePath+
"/source_evidence/"+i0+"/kind",keyword:"enum",params:{allowedValues:schema18.properties.kind.enum}}],!1;var valid6=_errs61===errors}else var valid6=!0;if(valid6){
if(data23.metadata!==void 0){let data28=data23.metadata,_errs63=errors;if(!(data28&&typeof data28=="object"&&!Array.isArray(data28)))return validate14.errors=[{
instancePath:instancePath+"/source_evidence/"+i0+"/metadata",keyword:"type",params:{type:"object"}}],!1;var valid6=_errs63===errors}else var valid6=!0;if(valid6){
if(data23.ref!==void 0){let data29=data23.ref,_errs65=errors;if(errors===_errs65)if(typeof data29=="string"){if(data29.length<1)return validate14.errors=[{instancePath:instancePath+
"/source_evidence/"+i0+"/ref",keyword:"minLength",params:{limit:1}}],!1}else return validate14.errors=[{instancePath:instancePath+"/source_evidence/"+i0+"/ref",
keyword:"type",params:{type:"string"}}],!1;var valid6=_errs65===errors}else var valid6=!0;if(valid6)if(data23.trust_level!==void 0){let data30=data23.trust_level,
_errs67=errors;if(typeof data30!="string")return validate14.errors=[{instancePath:instancePath+"/source_evidence/"+i0+"/trust_level",keyword:"type",params:{type:"\
string"}}],!1;if(!(data30==="low"||data30==="medium"||data30==="high"))return validate14.errors=[{instancePath:instancePath+"/source_evidence/"+i0+"/trust_level",
keyword:"enum",params:{allowedValues:schema18.properties.trust_level.enum}}],!1;var valid6=_errs67===errors}else var valid6=!0}}}}}}}}else return validate14.errors=
[{instancePath:instancePath+"/source_evidence/"+i0,keyword:"type",params:{type:"object"}}],!1;var valid4=_errs51===errors;if(!valid4)break}}else return validate14.
errors=[{instancePath:instancePath+"/source_evidence",keyword:"type",params:{type:"array"}}],!1;var valid0=_errs49===errors}else var valid0=!0;if(valid0){if(data.
statement!==void 0){let data31=data.statement,_errs69=errors;if(errors===_errs69)if(typeof data31=="string"){if(data31.length<1)return validate14.errors=[{instancePath:instancePath+
"/statement",keyword:"minLength",params:{limit:1}}],!1}else return validate14.errors=[{instancePath:instancePath+"/statement",keyword:"type",params:{type:"strin\
g"}}],!1;var valid0=_errs69===errors}else var valid0=!0;if(valid0){if(data.subject!==void 0){let data32=data.subject,_errs71=errors;if(errors===_errs71)if(data32&&
typeof data32=="object"&&!Array.isArray(data32)){let missing4;if(data32.kind===void 0&&(missing4="kind")||data32.id===void 0&&(missing4="id"))return validate14.
errors=[{instancePath:instancePath+"/subject",keyword:"required",params:{missingProperty:missing4}}],!1;{let _errs73=errors;for(let key4 in data32)if(!(key4==="\
id"||key4==="kind")){return validate14.errors=[{instancePath:instancePath+"/subject",keyword:"additionalProperties",params:{additionalProperty:key4}}],!1;break}
if(_errs73===errors){if(data32.id!==void 0){let data33=data32.id,_errs74=errors;if(errors===_errs74)if(typeof data33=="string"){if(data33.length<1)return validate14.
errors=[{instancePath:instancePath+"/subject/id",keyword:"minLength",params:{limit:1}}],!1}else return validate14.errors=[{instancePath:instancePath+"/subject/i\
d",keyword:"type",params:{type:"string"}}],!1;var valid7=_errs74===errors}else var valid7=!0;if(valid7)if(data32.kind!==void 0){let data34=data32.kind,_errs76=errors;
if(typeof data34!="string")return validate14.errors=[{instancePath:instancePath+"/subject/kind",keyword:"type",params:{type:"string"}}],!1;if(!(data34==="user"||
data34==="agent"||data34==="org"||data34==="task"||data34==="session"||data34==="custom"))return validate14.errors=[{instancePath:instancePath+"/subject/kind",keyword:"\
enum",params:{allowedValues:schema16.properties.subject.properties.kind.enum}}],!1;var valid7=_errs76===errors}else var valid7=!0}}}else return validate14.errors=
[{instancePath:instancePath+"/subject",keyword:"type",params:{type:"object"}}],!1;var valid0=_errs71===errors}else var valid0=!0;if(valid0)if(data.ttl_seconds!==
void 0){let data35=data.ttl_seconds,_errs78=errors;if(!(typeof data35=="number"&&!(data35%1)&&!isNaN(data35)&&isFinite(data35)))return validate14.errors=[{instancePath:instancePath+
"/ttl_seconds",keyword:"type",params:{type:"integer"}}],!1;if(errors===_errs78&&typeof data35=="number"&&isFinite(data35)&&(data35<0||isNaN(data35)))return validate14.
errors=[{instancePath:instancePath+"/ttl_seconds",keyword:"minimum",params:{comparison:">=",limit:0}}],!1;var valid0=_errs78===errors}else var valid0=!0}}}}}}}}}}}}}}}}else
return validate14.errors=[{instancePath,keyword:"type",params:{type:"object"}}],!1;return validate14.errors=vErrors,errors===0}var validate5of=validate15;function validate15(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;if(errors===0)if(data&&typeof data=="object"&&
!Array.isArray(data)){let missing0;if(data.statement===void 0&&(missing0="statement"))return validate15.errors=[{instancePath,keyword:"required",params:{missingProperty:missing0}}],
!1;if(data.assistant_response!==void 0){let data0=data.assistant_response,_errs1=errors;if(errors===_errs1)if(typeof data0=="string"){if(data0.length<1)return validate15.
errors=[{instancePath:instancePath+"/assistant_response",keyword:"minLength",params:{limit:1}}],!1}else return validate15.errors=[{instancePath:instancePath+"/a\
ssistant_response",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs1===errors}else var valid0=!0;if(valid0){if(data.keywords!==void 0){let data1=data.
keywords,_errs3=errors;if(errors===_errs3)if(Array.isArray(data1)){if(new Set(data1).size!==data1.length)return validate15.errors=[{instancePath:instancePath+"/\
keywords",keyword:"distinct",params:{}}],!1;{var valid1=!0;let len0=data1.length;for(let i0=0;i0<len0;i0++){let data2=data1[i0],_errs5=errors;if(errors===_errs5)
if(typeof data2=="string"){if(data2.length<1)return validate15.errors=[{instancePath:instancePath+"/keywords/"+i0,keyword:"minLength",params:{limit:1}}],!1}else
return validate15.errors=[{instancePath:instancePath+"/keywords/"+i0,keyword:"type",params:{type:"string"}}],!1;var valid1=_errs5===errors;if(!valid1)break}}}else
return validate15.errors=[{instancePath:instancePath+"/keywords",keyword:"type",params:{type:"array"}}],!1;var valid0=_errs3===errors}else var valid0=!0;if(valid0){
if(data.preference!==void 0){let data3=data.preference,_errs7=errors;if(errors===_errs7)if(typeof data3=="string"){if(data3.length<1)return validate15.errors=[{
instancePath:instancePath+"/preference",keyword:"minLength",params:{limit:1}}],!1}else return validate15.errors=[{instancePath:instancePath+"/preference",keyword:"\
type",params:{type:"string"}}],!1;var valid0=_errs7===errors}else var valid0=!0;if(valid0){if(data.preference_key!==void 0){let data4=data.preference_key,_errs9=errors;
if(errors===_errs9)if(typeof data4=="string"){if(data4.length<1)return validate15.errors=[{instancePath:instancePath+"/preference_key",keyword:"minLength",params:{
limit:1}}],!1}else return validate15.errors=[{instancePath:instancePath+"/preference_key",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs9===errors}else
var valid0=!0;if(valid0){if(data.scope_hint!==void 0){let data5=data.scope_hint,_errs11=errors;if(errors===_errs11)if(typeof data5=="string"){if(data5.length<1)
return validate15.errors=[{instancePath:instancePath+"/scope_hint",keyword:"minLength",params:{limit:1}}],!1}else return validate15.errors=[{instancePath:instancePath+
"/scope_hint",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs11===errors}else var valid0=!0;if(valid0){if(data.statement!==void 0){let data6=data.statement,
_errs13=errors;if(errors===_errs13)if(typeof data6=="string"){if(data6.length<1)return validate15.errors=[{instancePath:instancePath+"/statement",keyword:"minLe\
ngth",params:{limit:1}}],!1}else return validate15.errors=[{instancePath:instancePath+"/statement",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs13===
errors}else var valid0=!0;if(valid0){if(data.summary!==void 0){let data7=data.summary,_errs15=errors;if(errors===_errs15)if(typeof data7=="string"){if(data7.length<
1)return validate15.errors=[{instancePath:instancePath+"/summary",keyword:"minLength",params:{limit:1}}],!1}else return validate15.errors=[{instancePath:instancePath+
"/summary",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs15===errors}else var valid0=!0;if(valid0)if(data.user_message!==void 0){let data8=data.user_message,
_errs17=errors;if(errors===_errs17)if(typeof data8=="string"){if(data8.length<1)return validate15.errors=[{instancePath:instancePath+"/user_message",keyword:"mi\
nLength",params:{limit:1}}],!1}else return validate15.errors=[{instancePath:instancePath+"/user_message",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs17===
errors}else var valid0=!0}}}}}}}else return validate15.errors=[{instancePath,keyword:"type",params:{type:"object"}}],!1;return validate15.errors=vErrors,errors===
0}var validate6of=validate16;function validate16(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;if(errors===0)if(data&&typeof data=="object"&&
!Array.isArray(data)){let missing0;if(data.statement===void 0&&(missing0="statement"))return validate16.errors=[{instancePath,keyword:"required",params:{missingProperty:missing0}}],
!1;if(data.action!==void 0){let data0=data.action,_errs1=errors;if(errors===_errs1)if(typeof data0=="string"){if(data0.length<1)return validate16.errors=[{instancePath:instancePath+
"/action",keyword:"minLength",params:{limit:1}}],!1}else return validate16.errors=[{instancePath:instancePath+"/action",keyword:"type",params:{type:"string"}}],
!1;var valid0=_errs1===errors}else var valid0=!0;if(valid0){if(data.keywords!==void 0){let data1=data.keywords,_errs3=errors;if(errors===_errs3)if(Array.isArray(
data1)){if(new Set(data1).size!==data1.length)return validate16.errors=[{instancePath:instancePath+"/keywords",keyword:"distinct",params:{}}],!1;{var valid1=!0;
let len0=data1.length;for(let i0=0;i0<len0;i0++){let data2=data1[i0],_errs5=errors;if(errors===_errs5)if(typeof data2=="string"){if(data2.length<1)return validate16.
errors=[{instancePath:instancePath+"/keywords/"+i0,keyword:"minLength",params:{limit:1}}],!1}else return validate16.errors=[{instancePath:instancePath+"/keyword\
s/"+i0,keyword:"type",params:{type:"string"}}],!1;var valid1=_errs5===errors;if(!valid1)break}}}else return validate16.errors=[{instancePath:instancePath+"/keyw\
ords",keyword:"type",params:{type:"array"}}],!1;var valid0=_errs3===errors}else var valid0=!0;if(valid0){if(data.rule!==void 0){let data3=data.rule,_errs7=errors;
if(errors===_errs7)if(typeof data3=="string"){if(data3.length<1)return validate16.errors=[{instancePath:instancePath+"/rule",keyword:"minLength",params:{limit:1}}],
!1}else return validate16.errors=[{instancePath:instancePath+"/rule",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs7===errors}else var valid0=!0;if(valid0){
if(data.statement!==void 0){let data4=data.statement,_errs9=errors;if(errors===_errs9)if(typeof data4=="string"){if(data4.length<1)return validate16.errors=[{instancePath:instancePath+
"/statement",keyword:"minLength",params:{limit:1}}],!1}else return validate16.errors=[{instancePath:instancePath+"/statement",keyword:"type",params:{type:"strin\
g"}}],!1;var valid0=_errs9===errors}else var valid0=!0;if(valid0){if(data.summary!==void 0){let data5=data.summary,_errs11=errors;if(errors===_errs11)if(typeof data5==
"string"){if(data5.length<1)return validate16.errors=[{instancePath:instancePath+"/summary",keyword:"minLength",params:{limit:1}}],!1}else return validate16.errors=
[{instancePath:instancePath+"/summary",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs11===errors}else var valid0=!0;if(valid0)if(data.trigger!==void 0){
let data6=data.trigger,_errs13=errors;if(errors===_errs13)if(typeof data6=="string"){if(data6.length<1)return validate16.errors=[{instancePath:instancePath+"/tr\
igger",keyword:"minLength",params:{limit:1}}],!1}else return validate16.errors=[{instancePath:instancePath+"/trigger",keyword:"type",params:{type:"string"}}],!1;
var valid0=_errs13===errors}else var valid0=!0}}}}}else return validate16.errors=[{instancePath,keyword:"type",params:{type:"object"}}],!1;return validate16.errors=
vErrors,errors===0}var validate7of=validate17;function validate17(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;if(errors===0)if(data&&typeof data=="object"&&
!Array.isArray(data)){let missing0;if(data.statement===void 0&&(missing0="statement"))return validate17.errors=[{instancePath,keyword:"required",params:{missingProperty:missing0}}],
!1;if(data.keywords!==void 0){let data0=data.keywords,_errs1=errors;if(errors===_errs1)if(Array.isArray(data0)){if(new Set(data0).size!==data0.length)return validate17.
errors=[{instancePath:instancePath+"/keywords",keyword:"distinct",params:{}}],!1;{var valid1=!0;let len0=data0.length;for(let i0=0;i0<len0;i0++){let data1=data0[i0],
_errs3=errors;if(errors===_errs3)if(typeof data1=="string"){if(data1.length<1)return validate17.errors=[{instancePath:instancePath+"/keywords/"+i0,keyword:"minL\
ength",params:{limit:1}}],!1}else return validate17.errors=[{instancePath:instancePath+"/keywords/"+i0,keyword:"type",params:{type:"string"}}],!1;var valid1=_errs3===
errors;if(!valid1)break}}}else return validate17.errors=[{instancePath:instancePath+"/keywords",keyword:"type",params:{type:"array"}}],!1;var valid0=_errs1===errors}else
var valid0=!0;if(valid0){if(data.object_entity!==void 0){let data2=data.object_entity,_errs5=errors;if(errors===_errs5)if(typeof data2=="string"){if(data2.length<
1)return validate17.errors=[{instancePath:instancePath+"/object_entity",keyword:"minLength",params:{limit:1}}],!1}else return validate17.errors=[{instancePath:instancePath+
"/object_entity",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs5===errors}else var valid0=!0;if(valid0){if(data.relation!==void 0){let data3=data.relation,
_errs7=errors;if(errors===_errs7)if(typeof data3=="string"){if(data3.length<1)return validate17.errors=[{instancePath:instancePath+"/relation",keyword:"minLengt\
h",params:{limit:1}}],!1}else return validate17.errors=[{instancePath:instancePath+"/relation",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs7===errors}else
var valid0=!0;if(valid0){if(data.statement!==void 0){let data4=data.statement,_errs9=errors;if(errors===_errs9)if(typeof data4=="string"){if(data4.length<1)return validate17.
errors=[{instancePath:instancePath+"/statement",keyword:"minLength",params:{limit:1}}],!1}else return validate17.errors=[{instancePath:instancePath+"/statement",
keyword:"type",params:{type:"string"}}],!1;var valid0=_errs9===errors}else var valid0=!0;if(valid0){if(data.subject_entity!==void 0){let data5=data.subject_entity,
_errs11=errors;if(errors===_errs11)if(typeof data5=="string"){if(data5.length<1)return validate17.errors=[{instancePath:instancePath+"/subject_entity",keyword:"\
minLength",params:{limit:1}}],!1}else return validate17.errors=[{instancePath:instancePath+"/subject_entity",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs11===
errors}else var valid0=!0;if(valid0){if(data.summary!==void 0){let data6=data.summary,_errs13=errors;if(errors===_errs13)if(typeof data6=="string"){if(data6.length<
1)return validate17.errors=[{instancePath:instancePath+"/summary",keyword:"minLength",params:{limit:1}}],!1}else return validate17.errors=[{instancePath:instancePath+
"/summary",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs13===errors}else var valid0=!0;if(valid0){if(data.valid_from!==void 0){let _errs15=errors;
if(typeof data.valid_from!="string")return validate17.errors=[{instancePath:instancePath+"/valid_from",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs15===
errors}else var valid0=!0;if(valid0)if(data.valid_to!==void 0){let _errs17=errors;if(typeof data.valid_to!="string")return validate17.errors=[{instancePath:instancePath+
"/valid_to",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs17===errors}else var valid0=!0}}}}}}}else return validate17.errors=[{instancePath,keyword:"\
type",params:{type:"object"}}],!1;return validate17.errors=vErrors,errors===0}var validate8of=validate18;function validate18(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;if(errors===0)if(data&&typeof data=="object"&&
!Array.isArray(data)){let missing0;if(data.statement===void 0&&(missing0="statement"))return validate18.errors=[{instancePath,keyword:"required",params:{missingProperty:missing0}}],
!1;if(data.assistant_response!==void 0){let data0=data.assistant_response,_errs1=errors;if(errors===_errs1)if(typeof data0=="string"){if(data0.length<1)return validate18.
errors=[{instancePath:instancePath+"/assistant_response",keyword:"minLength",params:{limit:1}}],!1}else return validate18.errors=[{instancePath:instancePath+"/a\
ssistant_response",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs1===errors}else var valid0=!0;if(valid0){if(data.fact!==void 0){let data1=data.fact,
_errs3=errors;if(errors===_errs3)if(typeof data1=="string"){if(data1.length<1)return validate18.errors=[{instancePath:instancePath+"/fact",keyword:"minLength",params:{
limit:1}}],!1}else return validate18.errors=[{instancePath:instancePath+"/fact",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs3===errors}else var valid0=!0;
if(valid0){if(data.fact_key!==void 0){let data2=data.fact_key,_errs5=errors;if(errors===_errs5)if(typeof data2=="string"){if(data2.length<1)return validate18.errors=
[{instancePath:instancePath+"/fact_key",keyword:"minLength",params:{limit:1}}],!1}else return validate18.errors=[{instancePath:instancePath+"/fact_key",keyword:"\
type",params:{type:"string"}}],!1;var valid0=_errs5===errors}else var valid0=!0;if(valid0){if(data.keywords!==void 0){let data3=data.keywords,_errs7=errors;if(errors===
_errs7)if(Array.isArray(data3)){if(new Set(data3).size!==data3.length)return validate18.errors=[{instancePath:instancePath+"/keywords",keyword:"distinct",params:{}}],
!1;{var valid1=!0;let len0=data3.length;for(let i0=0;i0<len0;i0++){let data4=data3[i0],_errs9=errors;if(errors===_errs9)if(typeof data4=="string"){if(data4.length<
1)return validate18.errors=[{instancePath:instancePath+"/keywords/"+i0,keyword:"minLength",params:{limit:1}}],!1}else return validate18.errors=[{instancePath:instancePath+
"/keywords/"+i0,keyword:"type",params:{type:"string"}}],!1;var valid1=_errs9===errors;if(!valid1)break}}}else return validate18.errors=[{instancePath:instancePath+
"/keywords",keyword:"type",params:{type:"array"}}],!1;var valid0=_errs7===errors}else var valid0=!0;if(valid0){if(data.statement!==void 0){let data5=data.statement,
_errs11=errors;if(errors===_errs11)if(typeof data5=="string"){if(data5.length<1)return validate18.errors=[{instancePath:instancePath+"/statement",keyword:"minLe\
ngth",params:{limit:1}}],!1}else return validate18.errors=[{instancePath:instancePath+"/statement",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs11===
errors}else var valid0=!0;if(valid0){if(data.summary!==void 0){let data6=data.summary,_errs13=errors;if(errors===_errs13)if(typeof data6=="string"){if(data6.length<
1)return validate18.errors=[{instancePath:instancePath+"/summary",keyword:"minLength",params:{limit:1}}],!1}else return validate18.errors=[{instancePath:instancePath+
"/summary",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs13===errors}else var valid0=!0;if(valid0)if(data.user_message!==void 0){let data7=data.user_message,
_errs15=errors;if(errors===_errs15)if(typeof data7=="string"){if(data7.length<1)return validate18.errors=[{instancePath:instancePath+"/user_message",keyword:"mi\
nLength",params:{limit:1}}],!1}else return validate18.errors=[{instancePath:instancePath+"/user_message",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs15===
errors}else var valid0=!0}}}}}}else return validate18.errors=[{instancePath,keyword:"type",params:{type:"object"}}],!1;return validate18.errors=vErrors,errors===
0}var validate9of=validate19;function validate19(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;if(errors===0)
if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.kind===void 0&&(missing0="kind")||data.ref===void 0&&(missing0="ref"))return validate19.
errors=[{instancePath,keyword:"required",params:{missingProperty:missing0}}],!1;{let _errs1=errors;for(let key0 in data)if(!(key0==="captured_at"||key0==="evide\
nce_id"||key0==="excerpt"||key0==="kind"||key0==="metadata"||key0==="ref"||key0==="trust_level")){return validate19.errors=[{instancePath,keyword:"additionalPro\
perties",params:{additionalProperty:key0}}],!1;break}if(_errs1===errors){if(data.captured_at!==void 0){let _errs2=errors;if(typeof data.captured_at!="string")return validate19.
errors=[{instancePath:instancePath+"/captured_at",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs2===errors}else var valid0=!0;if(valid0){if(data.evidence_id!==
void 0){let data1=data.evidence_id,_errs4=errors;if(errors===_errs4)if(typeof data1=="string"){if(data1.length<1)return validate19.errors=[{instancePath:instancePath+
"/evidence_id",keyword:"minLength",params:{limit:1}}],!1}else return validate19.errors=[{instancePath:instancePath+"/evidence_id",keyword:"type",params:{type:"s\
tring"}}],!1;var valid0=_errs4===errors}else var valid0=!0;if(valid0){if(data.excerpt!==void 0){let data2=data.excerpt,_errs6=errors;if(errors===_errs6)if(typeof data2==
"string"){if(data2.length<1)return validate19.errors=[{instancePath:instancePath+"/excerpt",keyword:"minLength",params:{limit:1}}],!1}else return validate19.errors=
[{instancePath:instancePath+"/excerpt",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs6===errors}else var valid0=!0;if(valid0){if(data.kind!==void 0){
let data3=data.kind,_errs8=errors;if(typeof data3!="string")return validate19.errors=[{instancePath:instancePath+"/kind",keyword:"type",params:{type:"string"}}],
!1;if(!(data3==="chat_message"||data3==="tool_result"||data3==="document_excerpt"||data3==="external_record"||data3==="user_confirmation"||data3==="system_infer\
ence"||data3==="human_annotation"))return validate19.errors=[{instancePath:instancePath+"/kind",keyword:"enum",params:{allowedValues:schema18.properties.kind.enum}}],
!1;var valid0=_errs8===errors}else var valid0=!0;if(valid0){if(data.metadata!==void 0){let data4=data.metadata,_errs10=errors;if(!(data4&&typeof data4=="object"&&
!Array.isArray(data4)))return validate19.errors=[{instancePath:instancePath+"/metadata",keyword:"type",params:{type:"object"}}],!1;var valid0=_errs10===errors}else
var valid0=!0;if(valid0){if(data.ref!==void 0){let data5=data.ref,_errs12=errors;if(errors===_errs12)if(typeof data5=="string"){if(data5.length<1)return validate19.
errors=[{instancePath:instancePath+"/ref",keyword:"minLength",params:{limit:1}}],!1}else return validate19.errors=[{instancePath:instancePath+"/ref",keyword:"ty\
pe",params:{type:"string"}}],!1;var valid0=_errs12===errors}else var valid0=!0;if(valid0)if(data.trust_level!==void 0){let data6=data.trust_level,_errs14=errors;
if(typeof data6!="string")return validate19.errors=[{instancePath:instancePath+"/trust_level",keyword:"type",params:{type:"string"}}],!1;if(!(data6==="low"||data6===
"medium"||data6==="high"))return validate19.errors=[{instancePath:instancePath+"/trust_level",keyword:"enum",params:{allowedValues:schema18.properties.trust_level.
enum}}],!1;var valid0=_errs14===errors}else var valid0=!0}}}}}}}}else return validate19.errors=[{instancePath,keyword:"type",params:{type:"object"}}],!1;return validate19.
errors=vErrors,errors===0}var validate10of=validate20;function validate20(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,
errors=0;if(errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.strategy===void 0&&(missing0="strategy"))return validate20.errors=
[{instancePath,keyword:"required",params:{missingProperty:missing0}}],!1;{let _errs1=errors;for(let key0 in data)if(!func2.call(schema17.properties,key0)){return validate20.
errors=[{instancePath,keyword:"additionalProperties",params:{additionalProperty:key0}}],!1;break}if(_errs1===errors){if(data.coalesce_window_seconds!==void 0){let data0=data.
coalesce_window_seconds,_errs2=errors;if(!(typeof data0=="number"&&!(data0%1)&&!isNaN(data0)&&isFinite(data0)))return validate20.errors=[{instancePath:instancePath+
"/coalesce_window_seconds",keyword:"type",params:{type:"integer"}}],!1;if(errors===_errs2&&typeof data0=="number"&&isFinite(data0)&&(data0<0||isNaN(data0)))return validate20.
errors=[{instancePath:instancePath+"/coalesce_window_seconds",keyword:"minimum",params:{comparison:">=",limit:0}}],!1;var valid0=_errs2===errors}else var valid0=!0;
if(valid0){if(data.conflict_key!==void 0){let data1=data.conflict_key,_errs4=errors;if(errors===_errs4)if(typeof data1=="string"){if(data1.length<1)return validate20.
errors=[{instancePath:instancePath+"/conflict_key",keyword:"minLength",params:{limit:1}}],!1}else return validate20.errors=[{instancePath:instancePath+"/conflic\
t_key",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs4===errors}else var valid0=!0;if(valid0){if(data.dedupe_key!==void 0){let data2=data.dedupe_key,
_errs6=errors;if(errors===_errs6)if(typeof data2=="string"){if(data2.length<1)return validate20.errors=[{instancePath:instancePath+"/dedupe_key",keyword:"minLen\
gth",params:{limit:1}}],!1}else return validate20.errors=[{instancePath:instancePath+"/dedupe_key",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs6===
errors}else var valid0=!0;if(valid0){if(data.idempotency_key!==void 0){let data3=data.idempotency_key,_errs8=errors;if(errors===_errs8)if(typeof data3=="string"){
if(data3.length<1)return validate20.errors=[{instancePath:instancePath+"/idempotency_key",keyword:"minLength",params:{limit:1}}],!1}else return validate20.errors=
[{instancePath:instancePath+"/idempotency_key",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs8===errors}else var valid0=!0;if(valid0){if(data.if_match_memory_id!==
void 0){let data4=data.if_match_memory_id,_errs10=errors;if(errors===_errs10)if(typeof data4=="string"){if(data4.length<1)return validate20.errors=[{instancePath:instancePath+
"/if_match_memory_id",keyword:"minLength",params:{limit:1}}],!1}else return validate20.errors=[{instancePath:instancePath+"/if_match_memory_id",keyword:"type",params:{
type:"string"}}],!1;var valid0=_errs10===errors}else var valid0=!0;if(valid0){if(data.if_match_updated_at!==void 0){let _errs12=errors;if(typeof data.if_match_updated_at!=
"string")return validate20.errors=[{instancePath:instancePath+"/if_match_updated_at",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs12===errors}else
var valid0=!0;if(valid0){if(data.reinforcement_weight!==void 0){let data6=data.reinforcement_weight,_errs14=errors;if(errors===_errs14)if(typeof data6=="number"&&
isFinite(data6)){if(data6<0||isNaN(data6))return validate20.errors=[{instancePath:instancePath+"/reinforcement_weight",keyword:"minimum",params:{comparison:">=",
limit:0}}],!1}else return validate20.errors=[{instancePath:instancePath+"/reinforcement_weight",keyword:"type",params:{type:"number"}}],!1;var valid0=_errs14===
errors}else var valid0=!0;if(valid0){if(data.source_priority!==void 0){let data7=data.source_priority,_errs16=errors;if(!(typeof data7=="number"&&!(data7%1)&&!isNaN(
data7)&&isFinite(data7)))return validate20.errors=[{instancePath:instancePath+"/source_priority",keyword:"type",params:{type:"integer"}}],!1;var valid0=_errs16===
errors}else var valid0=!0;if(valid0)if(data.strategy!==void 0){let data8=data.strategy,_errs18=errors;if(typeof data8!="string")return validate20.errors=[{instancePath:instancePath+
"/strategy",keyword:"type",params:{type:"string"}}],!1;if(!(data8==="create"||data8==="dedupe"||data8==="upsert"||data8==="replace"||data8==="merge"||data8==="r\
einforce"||data8==="manual_review_required"))return validate20.errors=[{instancePath:instancePath+"/strategy",keyword:"enum",params:{allowedValues:schema17.properties.
strategy.enum}}],!1;var valid0=_errs18===errors}else var valid0=!0}}}}}}}}}}else return validate20.errors=[{instancePath,keyword:"type",params:{type:"object"}}],
!1;return validate20.errors=vErrors,errors===0}var validate11of=validate21,schema25={type:"object",allOf:[{required:["memory_id","subject","scope","type","conte\
nt","source","created_at"],additionalProperties:!1,properties:{asserted_by:!0,assertion_mode:!0,backend_ref:!0,confidence:!0,confirmed_by_user:!0,content:!0,created_at:!0,
derived_from:!0,evidence:!0,evidence_refs:!0,extensions:!0,memory_id:!0,retention_policy:!0,scope:!0,sensitivity:!0,source:!0,subject:!0,ttl_seconds:!0,type:!0,
updated_at:!0,valid_from:!0,valid_to:!0}},{properties:{asserted_by:{type:"object",required:["kind","id"],additionalProperties:!1,properties:{id:{type:"string",minLength:1},
kind:{type:"string",enum:["user","agent","org","task","session","custom"]}}},assertion_mode:{type:"string",enum:["asserted","confirmed","inferred","derived","im\
ported","observed"]},backend_ref:{type:"object"},confidence:{type:"number",minimum:0,maximum:1},confirmed_by_user:{type:"boolean"},content:{type:"object"}}},{if:{
properties:{type:{const:"preference"}}},then:{properties:{content:{$ref:"memory-content-preference"}}}},{if:{properties:{type:{const:"semantic_fact"}}},then:{properties:{
content:{$ref:"memory-content-semantic-fact"}}}},{if:{properties:{type:{const:"relationship"}}},then:{properties:{content:{$ref:"memory-content-relationship"}}}},
{if:{properties:{type:{const:"procedural_rule"}}},then:{properties:{content:{$ref:"memory-content-procedural-rule"}}}},{properties:{created_at:{type:"string"},derived_from:{
type:"array",items:{type:"string",minLength:1}},evidence:{type:"array",items:{$ref:"memory-evidence"}},evidence_refs:{type:"array",items:{type:"string",minLength:1}},
extensions:{type:"object"},memory_id:{type:"string",minLength:1},retention_policy:{type:"string",minLength:1},scope:{type:"string",enum:["user","session","task",
"agent","org","shared_team"]},sensitivity:{type:"string",enum:["public","internal","confidential","restricted"]},source:{type:"object",required:["kind","ref"],additionalProperties:!1,
properties:{kind:{type:"string",enum:["chat","tool","document","human","system","external"]},ref:{type:"string",minLength:1}}},subject:{type:"object",required:[
"kind","id"],additionalProperties:!1,properties:{id:{type:"string",minLength:1},kind:{type:"string",enum:["user","agent","org","task","session","custom"]}}},ttl_seconds:{
type:"integer",minimum:0},type:{type:"string",enum:["profile","preference","episodic_event","semantic_fact","procedural_rule","relationship","checkpoint_pointer",
"artifact_summary"]},updated_at:{type:"string"},valid_from:{type:["string","null"]},valid_to:{type:["string","null"]}}}],$id:"memory-object"};function validate21(data,{
instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;if(!(data&&typeof data=="object"&&!Array.isArray(data)))return validate21.
errors=[{instancePath,keyword:"type",params:{type:"object"}}],!1;let _errs1=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.memory_id===
void 0&&(missing0="memory_id")||data.subject===void 0&&(missing0="subject")||data.scope===void 0&&(missing0="scope")||data.type===void 0&&(missing0="type")||data.
content===void 0&&(missing0="content")||data.source===void 0&&(missing0="source")||data.created_at===void 0&&(missing0="created_at"))return validate21.errors=[{
instancePath,keyword:"required",params:{missingProperty:missing0}}],!1;for(let key0 in data)if(!func2.call(schema25.allOf[0].properties,key0)){return validate21.
errors=[{instancePath,keyword:"additionalProperties",params:{additionalProperty:key0}}],!1;break}}var valid0=_errs1===errors;if(valid0){let _errs3=errors;if(data&&
typeof data=="object"&&!Array.isArray(data)){if(data.asserted_by!==void 0){let data0=data.asserted_by,_errs4=errors;if(errors===_errs4)if(data0&&typeof data0=="\
object"&&!Array.isArray(data0)){let missing1;if(data0.kind===void 0&&(missing1="kind")||data0.id===void 0&&(missing1="id"))return validate21.errors=[{instancePath:instancePath+
"/asserted_by",keyword:"required",params:{missingProperty:missing1}}],!1;{let _errs6=errors;for(let key1 in data0)if(!(key1==="id"||key1==="kind")){return validate21.
errors=[{instancePath:instancePath+"/asserted_by",keyword:"additionalProperties",params:{additionalProperty:key1}}],!1;break}if(_errs6===errors){if(data0.id!==void 0){
let data1=data0.id,_errs7=errors;if(errors===_errs7)if(typeof data1=="string"){if(data1.length<1)return validate21.errors=[{instancePath:instancePath+"/asserted\
_by/id",keyword:"minLength",params:{limit:1}}],!1}else return validate21.errors=[{instancePath:instancePath+"/asserted_by/id",keyword:"type",params:{type:"strin\
g"}}],!1;var valid2=_errs7===errors}else var valid2=!0;if(valid2)if(data0.kind!==void 0){let data2=data0.kind,_errs9=errors;if(typeof data2!="string")return validate21.
errors=[{instancePath:instancePath+"/asserted_by/kind",keyword:"type",params:{type:"string"}}],!1;if(!(data2==="user"||data2==="agent"||data2==="org"||data2==="\
task"||data2==="session"||data2==="custom"))return validate21.errors=[{instancePath:instancePath+"/asserted_by/kind",keyword:"enum",params:{allowedValues:schema25.
allOf[1].properties.asserted_by.properties.kind.enum}}],!1;var valid2=_errs9===errors}else var valid2=!0}}}else return validate21.errors=[{instancePath:instancePath+
"/asserted_by",keyword:"type",params:{type:"object"}}],!1;var valid1=_errs4===errors}else var valid1=!0;if(valid1){if(data.assertion_mode!==void 0){let data3=data.
assertion_mode,_errs11=errors;if(typeof data3!="string")return validate21.errors=[{instancePath:instancePath+"/assertion_mode",keyword:"type",params:{type:"stri\
ng"}}],!1;if(!(data3==="asserted"||data3==="confirmed"||data3==="inferred"||data3==="derived"||data3==="imported"||data3==="observed"))return validate21.errors=
[{instancePath:instancePath+"/assertion_mode",keyword:"enum",params:{allowedValues:schema25.allOf[1].properties.assertion_mode.enum}}],!1;var valid1=_errs11===errors}else
var valid1=!0;if(valid1){if(data.backend_ref!==void 0){let data4=data.backend_ref,_errs13=errors;if(!(data4&&typeof data4=="object"&&!Array.isArray(data4)))return validate21.
errors=[{instancePath:instancePath+"/backend_ref",keyword:"type",params:{type:"object"}}],!1;var valid1=_errs13===errors}else var valid1=!0;if(valid1){if(data.confidence!==
void 0){let data5=data.confidence,_errs15=errors;if(errors===_errs15)if(typeof data5=="number"&&isFinite(data5)){if(data5>1||isNaN(data5))return validate21.errors=
[{instancePath:instancePath+"/confidence",keyword:"maximum",params:{comparison:"<=",limit:1}}],!1;if(data5<0||isNaN(data5))return validate21.errors=[{instancePath:instancePath+
"/confidence",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}else return validate21.errors=[{instancePath:instancePath+"/confidence",keyword:"type",params:{
type:"number"}}],!1;var valid1=_errs15===errors}else var valid1=!0;if(valid1){if(data.confirmed_by_user!==void 0){let _errs17=errors;if(typeof data.confirmed_by_user!=
"boolean")return validate21.errors=[{instancePath:instancePath+"/confirmed_by_user",keyword:"type",params:{type:"boolean"}}],!1;var valid1=_errs17===errors}else
var valid1=!0;if(valid1)if(data.content!==void 0){let data7=data.content,_errs19=errors;if(!(data7&&typeof data7=="object"&&!Array.isArray(data7)))return validate21.
errors=[{instancePath:instancePath+"/content",keyword:"type",params:{type:"object"}}],!1;var valid1=_errs19===errors}else var valid1=!0}}}}}var valid0=_errs3===
errors;if(valid0){let _errs21=errors,_errs22=errors,valid3=!0,_errs23=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.type!==void 0&&data.type!==
"preference"){let err0={};vErrors===null?vErrors=[err0]:vErrors.push(err0),errors++}var _valid0=_errs23===errors;if(errors=_errs22,vErrors!==null&&(_errs22?vErrors.
length=_errs22:vErrors=null),_valid0){let _errs25=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.content!==void 0){let data9=data.content;if(errors===
errors)if(data9&&typeof data9=="object"&&!Array.isArray(data9)){let missing2;if(data9.statement===void 0&&(missing2="statement"))return validate21.errors=[{instancePath:instancePath+
"/content",keyword:"required",params:{missingProperty:missing2}}],!1;if(data9.assistant_response!==void 0){let data10=data9.assistant_response,_errs29=errors;if(errors===
_errs29)if(typeof data10=="string"){if(data10.length<1)return validate21.errors=[{instancePath:instancePath+"/content/assistant_response",keyword:"minLength",params:{
limit:1}}],!1}else return validate21.errors=[{instancePath:instancePath+"/content/assistant_response",keyword:"type",params:{type:"string"}}],!1;var valid7=_errs29===
errors}else var valid7=!0;if(valid7){if(data9.keywords!==void 0){let data11=data9.keywords,_errs31=errors;if(errors===_errs31)if(Array.isArray(data11)){if(new Set(
data11).size!==data11.length)return validate21.errors=[{instancePath:instancePath+"/content/keywords",keyword:"distinct",params:{}}],!1;{var valid8=!0;let len0=data11.
length;for(let i0=0;i0<len0;i0++){let data12=data11[i0],_errs33=errors;if(errors===_errs33)if(typeof data12=="string"){if(data12.length<1)return validate21.errors=
[{instancePath:instancePath+"/content/keywords/"+i0,keyword:"minLength",params:{limit:1}}],!1}else return validate21.errors=[{instancePath:instancePath+"/conten\
t/keywords/"+i0,keyword:"type",params:{type:"string"}}],!1;var valid8=_errs33===errors;if(!valid8)break}}}else return validate21.errors=[{instancePath:instancePath+
"/content/keywords",keyword:"type",params:{type:"array"}}],!1;var valid7=_errs31===errors}else var valid7=!0;if(valid7){if(data9.preference!==void 0){let data13=data9.
preference,_errs35=errors;if(errors===_errs35)if(typeof data13=="string"){if(data13.length<1)return validate21.errors=[{instancePath:instancePath+"/content/pref\
erence",keyword:"minLength",params:{limit:1}}],!1}else return validate21.errors=[{instancePath:instancePath+"/content/preference",keyword:"type",params:{type:"s\
tring"}}],!1;var valid7=_errs35===errors}else var valid7=!0;if(valid7){if(data9.preference_key!==void 0){let data14=data9.preference_key,_errs37=errors;if(errors===
_errs37)if(typeof data14=="string"){if(data14.length<1)return validate21.errors=[{instancePath:instancePath+"/content/preference_key",keyword:"minLength",params:{
limit:1}}],!1}else return validate21.errors=[{instancePath:instancePath+"/content/preference_key",keyword:"type",params:{type:"string"}}],!1;var valid7=_errs37===
errors}else var valid7=!0;if(valid7){if(data9.scope_hint!==void 0){let data15=data9.scope_hint,_errs39=errors;if(errors===_errs39)if(typeof data15=="string"){if(data15.
length<1)return validate21.errors=[{instancePath:instancePath+"/content/scope_hint",keyword:"minLength",params:{limit:1}}],!1}else return validate21.errors=[{instancePath:instancePath+
"/content/scope_hint",keyword:"type",params:{type:"string"}}],!1;var valid7=_errs39===errors}else var valid7=!0;if(valid7){if(data9.statement!==void 0){let data16=data9.
statement,_errs41=errors;if(errors===_errs41)if(typeof data16=="string"){if(data16.length<1)return validate21.errors=[{instancePath:instancePath+"/content/state\
ment",keyword:"minLength",params:{limit:1}}],!1}else return validate21.errors=[{instancePath:instancePath+"/content/statement",keyword:"type",params:{type:"stri\
ng"}}],!1;var valid7=_errs41===errors}else var valid7=!0;if(valid7){if(data9.summary!==void 0){let data17=data9.summary,_errs43=errors;if(errors===_errs43)if(typeof data17==
"string"){if(data17.length<1)return validate21.errors=[{instancePath:instancePath+"/content/summary",keyword:"minLength",params:{limit:1}}],!1}else return validate21.
errors=[{instancePath:instancePath+"/content/summary",keyword:"type",params:{type:"string"}}],!1;var valid7=_errs43===errors}else var valid7=!0;if(valid7)if(data9.
user_message!==void 0){let data18=data9.user_message,_errs45=errors;if(errors===_errs45)if(typeof data18=="string"){if(data18.length<1)return validate21.errors=
[{instancePath:instancePath+"/content/user_message",keyword:"minLength",params:{limit:1}}],!1}else return validate21.errors=[{instancePath:instancePath+"/conten\
t/user_message",keyword:"type",params:{type:"string"}}],!1;var valid7=_errs45===errors}else var valid7=!0}}}}}}}else return validate21.errors=[{instancePath:instancePath+
"/content",keyword:"type",params:{type:"object"}}],!1}var _valid0=_errs25===errors;valid3=_valid0}if(!valid3){let err1={instancePath,keyword:"if",params:{failingKeyword:"\
then"}};return vErrors===null?vErrors=[err1]:vErrors.push(err1),errors++,validate21.errors=vErrors,!1}var valid0=_errs21===errors;if(valid0){let _errs47=errors,
_errs48=errors,valid9=!0,_errs49=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.type!==void 0&&data.type!=="semantic_fact"){let err2={};vErrors===
null?vErrors=[err2]:vErrors.push(err2),errors++}var _valid1=_errs49===errors;if(errors=_errs48,vErrors!==null&&(_errs48?vErrors.length=_errs48:vErrors=null),_valid1){
let _errs51=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.content!==void 0){let data20=data.content;if(errors===errors)if(data20&&typeof data20==
"object"&&!Array.isArray(data20)){let missing3;if(data20.statement===void 0&&(missing3="statement"))return validate21.errors=[{instancePath:instancePath+"/conte\
nt",keyword:"required",params:{missingProperty:missing3}}],!1;if(data20.assistant_response!==void 0){let data21=data20.assistant_response,_errs55=errors;if(errors===
_errs55)if(typeof data21=="string"){if(data21.length<1)return validate21.errors=[{instancePath:instancePath+"/content/assistant_response",keyword:"minLength",params:{
limit:1}}],!1}else return validate21.errors=[{instancePath:instancePath+"/content/assistant_response",keyword:"type",params:{type:"string"}}],!1;var valid13=_errs55===
errors}else var valid13=!0;if(valid13){if(data20.fact!==void 0){let data22=data20.fact,_errs57=errors;if(errors===_errs57)if(typeof data22=="string"){if(data22.
length<1)return validate21.errors=[{instancePath:instancePath+"/content/fact",keyword:"minLength",params:{limit:1}}],!1}else return validate21.errors=[{instancePath:instancePath+
"/content/fact",keyword:"type",params:{type:"string"}}],!1;var valid13=_errs57===errors}else var valid13=!0;if(valid13){if(data20.fact_key!==void 0){let data23=data20.
fact_key,_errs59=errors;if(errors===_errs59)if(typeof data23=="string"){if(data23.length<1)return validate21.errors=[{instancePath:instancePath+"/content/fact_k\
ey",keyword:"minLength",params:{limit:1}}],!1}else return validate21.errors=[{instancePath:instancePath+"/content/fact_key",keyword:"type",params:{type:"string"}}],
!1;var valid13=_errs59===errors}else var valid13=!0;if(valid13){if(data20.keywords!==void 0){let data24=data20.keywords,_errs61=errors;if(errors===_errs61)if(Array.
isArray(data24)){if(new Set(data24).size!==data24.length)return validate21.errors=[{instancePath:instancePath+"/content/keywords",keyword:"distinct",params:{}}],
!1;{var valid14=!0;let len1=data24.length;for(let i1=0;i1<len1;i1++){let data25=data24[i1],_errs63=errors;if(errors===_errs63)if(typeof data25=="string"){if(data25.
length<1)return validate21.errors=[{instancePath:instancePath+"/content/keywords/"+i1,keyword:"minLength",params:{limit:1}}],!1}else return validate21.errors=[{
instancePath:instancePath+"/content/keywords/"+i1,keyword:"type",params:{type:"string"}}],!1;var valid14=_errs63===errors;if(!valid14)break}}}else return validate21.
errors=[{instancePath:instancePath+"/content/keywords",keyword:"type",params:{type:"array"}}],!1;var valid13=_errs61===errors}else var valid13=!0;if(valid13){if(data20.
statement!==void 0){let data26=data20.statement,_errs65=errors;if(errors===_errs65)if(typeof data26=="string"){if(data26.length<1)return validate21.errors=[{instancePath:instancePath+
"/content/statement",keyword:"minLength",params:{limit:1}}],!1}else return validate21.errors=[{instancePath:instancePath+"/content/statement",keyword:"type",params:{
type:"string"}}],!1;var valid13=_errs65===errors}else var valid13=!0;if(valid13){if(data20.summary!==void 0){let data27=data20.summary,_errs67=errors;if(errors===
_errs67)if(typeof data27=="string"){if(data27.length<1)return validate21.errors=[{instancePath:instancePath+"/content/summary",keyword:"minLength",params:{limit:1}}],
!1}else return validate21.errors=[{instancePath:instancePath+"/content/summary",keyword:"type",params:{type:"string"}}],!1;var valid13=_errs67===errors}else var valid13=!0;
if(valid13)if(data20.user_message!==void 0){let data28=data20.user_message,_errs69=errors;if(errors===_errs69)if(typeof data28=="string"){if(data28.length<1)return validate21.
errors=[{instancePath:instancePath+"/content/user_message",keyword:"minLength",params:{limit:1}}],!1}else return validate21.errors=[{instancePath:instancePath+"\
/content/user_message",keyword:"type",params:{type:"string"}}],!1;var valid13=_errs69===errors}else var valid13=!0}}}}}}else return validate21.errors=[{instancePath:instancePath+
"/content",keyword:"type",params:{type:"object"}}],!1}var _valid1=_errs51===errors;valid9=_valid1}if(!valid9){let err3={instancePath,keyword:"if",params:{failingKeyword:"\
then"}};return vErrors===null?vErrors=[err3]:vErrors.push(err3),errors++,validate21.errors=vErrors,!1}var valid0=_errs47===errors;if(valid0){let _errs71=errors,
_errs72=errors,valid15=!0,_errs73=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.type!==void 0&&data.type!=="relationship"){let err4={};vErrors===
null?vErrors=[err4]:vErrors.push(err4),errors++}var _valid2=_errs73===errors;if(errors=_errs72,vErrors!==null&&(_errs72?vErrors.length=_errs72:vErrors=null),_valid2){
let _errs75=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.content!==void 0){let data30=data.content;if(errors===errors)if(data30&&typeof data30==
"object"&&!Array.isArray(data30)){let missing4;if(data30.statement===void 0&&(missing4="statement"))return validate21.errors=[{instancePath:instancePath+"/conte\
nt",keyword:"required",params:{missingProperty:missing4}}],!1;if(data30.keywords!==void 0){let data31=data30.keywords,_errs79=errors;if(errors===_errs79)if(Array.
isArray(data31)){if(new Set(data31).size!==data31.length)return validate21.errors=[{instancePath:instancePath+"/content/keywords",keyword:"distinct",params:{}}],
!1;{var valid20=!0;let len2=data31.length;for(let i2=0;i2<len2;i2++){let data32=data31[i2],_errs81=errors;if(errors===_errs81)if(typeof data32=="string"){if(data32.
length<1)return validate21.errors=[{instancePath:instancePath+"/content/keywords/"+i2,keyword:"minLength",params:{limit:1}}],!1}else return validate21.errors=[{
instancePath:instancePath+"/content/keywords/"+i2,keyword:"type",params:{type:"string"}}],!1;var valid20=_errs81===errors;if(!valid20)break}}}else return validate21.
errors=[{instancePath:instancePath+"/content/keywords",keyword:"type",params:{type:"array"}}],!1;var valid19=_errs79===errors}else var valid19=!0;if(valid19){if(data30.
object_entity!==void 0){let data33=data30.object_entity,_errs83=errors;if(errors===_errs83)if(typeof data33=="string"){if(data33.length<1)return validate21.errors=
[{instancePath:instancePath+"/content/object_entity",keyword:"minLength",params:{limit:1}}],!1}else return validate21.errors=[{instancePath:instancePath+"/conte\
nt/object_entity",keyword:"type",params:{type:"string"}}],!1;var valid19=_errs83===errors}else var valid19=!0;if(valid19){if(data30.relation!==void 0){let data34=data30.
relation,_errs85=errors;if(errors===_errs85)if(typeof data34=="string"){if(data34.length<1)return validate21.errors=[{instancePath:instancePath+"/content/relati\
on",keyword:"minLength",params:{limit:1}}],!1}else return validate21.errors=[{instancePath:instancePath+"/content/relation",keyword:"type",params:{type:"string"}}],
!1;var valid19=_errs85===errors}else var valid19=!0;if(valid19){if(data30.statement!==void 0){let data35=data30.statement,_errs87=errors;if(errors===_errs87)if(typeof data35==
"string"){if(data35.length<1)return validate21.errors=[{instancePath:instancePath+"/content/statement",keyword:"minLength",params:{limit:1}}],!1}else return validate21.
errors=[{instancePath:instancePath+"/content/statement",keyword:"type",params:{type:"string"}}],!1;var valid19=_errs87===errors}else var valid19=!0;if(valid19){
if(data30.subject_entity!==void 0){let data36=data30.subject_entity,_errs89=errors;if(errors===_errs89)if(typeof data36=="string"){if(data36.length<1)return validate21.
errors=[{instancePath:instancePath+"/content/subject_entity",keyword:"minLength",params:{limit:1}}],!1}else return validate21.errors=[{instancePath:instancePath+
"/content/subject_entity",keyword:"type",params:{type:"string"}}],!1;var valid19=_errs89===errors}else var valid19=!0;if(valid19){if(data30.summary!==void 0){let data37=data30.
summary,_errs91=errors;if(errors===_errs91)if(typeof data37=="string"){if(data37.length<1)return validate21.errors=[{instancePath:instancePath+"/content/summary",
keyword:"minLength",params:{limit:1}}],!1}else return validate21.errors=[{instancePath:instancePath+"/content/summary",keyword:"type",params:{type:"string"}}],!1;
var valid19=_errs91===errors}else var valid19=!0;if(valid19){if(data30.valid_from!==void 0){let _errs93=errors;if(typeof data30.valid_from!="string")return validate21.
errors=[{instancePath:instancePath+"/content/valid_from",keyword:"type",params:{type:"string"}}],!1;var valid19=_errs93===errors}else var valid19=!0;if(valid19)
if(data30.valid_to!==void 0){let _errs95=errors;if(typeof data30.valid_to!="string")return validate21.errors=[{instancePath:instancePath+"/content/valid_to",keyword:"\
type",params:{type:"string"}}],!1;var valid19=_errs95===errors}else var valid19=!0}}}}}}}else return validate21.errors=[{instancePath:instancePath+"/content",keyword:"\
type",params:{type:"object"}}],!1}var _valid2=_errs75===errors;valid15=_valid2}if(!valid15){let err5={instancePath,keyword:"if",params:{failingKeyword:"then"}};
return vErrors===null?vErrors=[err5]:vErrors.push(err5),errors++,validate21.errors=vErrors,!1}var valid0=_errs71===errors;if(valid0){let _errs97=errors,_errs98=errors,
valid21=!0,_errs99=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.type!==void 0&&data.type!=="procedural_rule"){let err6={};vErrors===null?vErrors=
[err6]:vErrors.push(err6),errors++}var _valid3=_errs99===errors;if(errors=_errs98,vErrors!==null&&(_errs98?vErrors.length=_errs98:vErrors=null),_valid3){let _errs101=errors;
if(data&&typeof data=="object"&&!Array.isArray(data)&&data.content!==void 0){let data41=data.content;if(errors===errors)if(data41&&typeof data41=="object"&&!Array.
isArray(data41)){let missing5;if(data41.statement===void 0&&(missing5="statement"))return validate21.errors=[{instancePath:instancePath+"/content",keyword:"requ\
ired",params:{missingProperty:missing5}}],!1;if(data41.action!==void 0){let data42=data41.action,_errs105=errors;if(errors===_errs105)if(typeof data42=="string"){
if(data42.length<1)return validate21.errors=[{instancePath:instancePath+"/content/action",keyword:"minLength",params:{limit:1}}],!1}else return validate21.errors=
[{instancePath:instancePath+"/content/action",keyword:"type",params:{type:"string"}}],!1;var valid25=_errs105===errors}else var valid25=!0;if(valid25){if(data41.
keywords!==void 0){let data43=data41.keywords,_errs107=errors;if(errors===_errs107)if(Array.isArray(data43)){if(new Set(data43).size!==data43.length)return validate21.
errors=[{instancePath:instancePath+"/content/keywords",keyword:"distinct",params:{}}],!1;{var valid26=!0;let len3=data43.length;for(let i3=0;i3<len3;i3++){let data44=data43[i3],
_errs109=errors;if(errors===_errs109)if(typeof data44=="string"){if(data44.length<1)return validate21.errors=[{instancePath:instancePath+"/content/keywords/"+i3,
keyword:"minLength",params:{limit:1}}],!1}else return validate21.errors=[{instancePath:instancePath+"/content/keywords/"+i3,keyword:"type",params:{type:"string"}}],
!1;var valid26=_errs109===errors;if(!valid26)break}}}else return validate21.errors=[{instancePath:instancePath+"/content/keywords",keyword:"type",params:{type:"\
array"}}],!1;var valid25=_errs107===errors}else var valid25=!0;if(valid25){if(data41.rule!==void 0){let data45=data41.rule,_errs111=errors;if(errors===_errs111)
if(typeof data45=="string"){if(data45.length<1)return validate21.errors=[{instancePath:instancePath+"/content/rule",keyword:"minLength",params:{limit:1}}],!1}else
return validate21.errors=[{instancePath:instancePath+"/content/rule",keyword:"type",params:{type:"string"}}],!1;var valid25=_errs111===errors}else var valid25=!0;
if(valid25){if(data41.statement!==void 0){let data46=data41.statement,_errs113=errors;if(errors===_errs113)if(typeof data46=="string"){if(data46.length<1)return validate21.
errors=[{instancePath:instancePath+"/content/statement",keyword:"minLength",params:{limit:1}}],!1}else return validate21.errors=[{instancePath:instancePath+"/co\
ntent/statement",keyword:"type",params:{type:"string"}}],!1;var valid25=_errs113===errors}else var valid25=!0;if(valid25){if(data41.summary!==void 0){let data47=data41.
summary,_errs115=errors;if(errors===_errs115)if(typeof data47=="string"){if(data47.length<1)return validate21.errors=[{instancePath:instancePath+"/content/summa\
ry",keyword:"minLength",params:{limit:1}}],!1}else return validate21.errors=[{instancePath:instancePath+"/content/summary",keyword:"type",params:{type:"string"}}],
!1;var valid25=_errs115===errors}else var valid25=!0;if(valid25)if(data41.trigger!==void 0){let data48=data41.trigger,_errs117=errors;if(errors===_errs117)if(typeof data48==
"string"){if(data48.length<1)return validate21.errors=[{instancePath:instancePath+"/content/trigger",keyword:"minLength",params:{limit:1}}],!1}else return validate21.
errors=[{instancePath:instancePath+"/content/trigger",keyword:"type",params:{type:"string"}}],!1;var valid25=_errs117===errors}else var valid25=!0}}}}}else return validate21.
errors=[{instancePath:instancePath+"/content",keyword:"type",params:{type:"object"}}],!1}var _valid3=_errs101===errors;valid21=_valid3}if(!valid21){let err7={instancePath,
keyword:"if",params:{failingKeyword:"then"}};return vErrors===null?vErrors=[err7]:vErrors.push(err7),errors++,validate21.errors=vErrors,!1}var valid0=_errs97===
errors;if(valid0){let _errs119=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){if(data.created_at!==void 0){let _errs120=errors;if(typeof data.created_at!=
"string")return validate21.errors=[{instancePath:instancePath+"/created_at",keyword:"type",params:{type:"string"}}],!1;var valid27=_errs120===errors}else var valid27=!0;
if(valid27){if(data.derived_from!==void 0){let data50=data.derived_from,_errs122=errors;if(errors===_errs122)if(Array.isArray(data50)){var valid28=!0;let len4=data50.
length;for(let i4=0;i4<len4;i4++){let data51=data50[i4],_errs124=errors;if(errors===_errs124)if(typeof data51=="string"){if(data51.length<1)return validate21.errors=
[{instancePath:instancePath+"/derived_from/"+i4,keyword:"minLength",params:{limit:1}}],!1}else return validate21.errors=[{instancePath:instancePath+"/derived_fr\
om/"+i4,keyword:"type",params:{type:"string"}}],!1;var valid28=_errs124===errors;if(!valid28)break}}else return validate21.errors=[{instancePath:instancePath+"/\
derived_from",keyword:"type",params:{type:"array"}}],!1;var valid27=_errs122===errors}else var valid27=!0;if(valid27){if(data.evidence!==void 0){let data52=data.
evidence,_errs126=errors;if(errors===_errs126)if(Array.isArray(data52)){var valid29=!0;let len5=data52.length;for(let i5=0;i5<len5;i5++){let data53=data52[i5],_errs128=errors;
if(errors===errors)if(data53&&typeof data53=="object"&&!Array.isArray(data53)){let missing6;if(data53.kind===void 0&&(missing6="kind")||data53.ref===void 0&&(missing6=
"ref"))return validate21.errors=[{instancePath:instancePath+"/evidence/"+i5,keyword:"required",params:{missingProperty:missing6}}],!1;{let _errs131=errors;for(let key2 in data53)
if(!(key2==="captured_at"||key2==="evidence_id"||key2==="excerpt"||key2==="kind"||key2==="metadata"||key2==="ref"||key2==="trust_level")){return validate21.errors=
[{instancePath:instancePath+"/evidence/"+i5,keyword:"additionalProperties",params:{additionalProperty:key2}}],!1;break}if(_errs131===errors){if(data53.captured_at!==
void 0){let _errs132=errors;if(typeof data53.captured_at!="string")return validate21.errors=[{instancePath:instancePath+"/evidence/"+i5+"/captured_at",keyword:"\
type",params:{type:"string"}}],!1;var valid31=_errs132===errors}else var valid31=!0;if(valid31){if(data53.evidence_id!==void 0){let data55=data53.evidence_id,_errs134=errors;
if(errors===_errs134)if(typeof data55=="string"){if(data55.length<1)return validate21.errors=[{instancePath:instancePath+"/evidence/"+i5+"/evidence_id",keyword:"\
minLength",params:{limit:1}}],!1}else return validate21.errors=[{instancePath:instancePath+"/evidence/"+i5+"/evidence_id",keyword:"type",params:{type:"string"}}],
!1;var valid31=_errs134===errors}else var valid31=!0;if(valid31){if(data53.excerpt!==void 0){let data56=data53.excerpt,_errs136=errors;if(errors===_errs136)if(typeof data56==
"string"){if(data56.length<1)return validate21.errors=[{instancePath:instancePath+"/evidence/"+i5+"/excerpt",keyword:"minLength",params:{limit:1}}],!1}else return validate21.
errors=[{instancePath:instancePath+"/evidence/"+i5+"/excerpt",keyword:"type",params:{type:"string"}}],!1;var valid31=_errs136===errors}else var valid31=!0;if(valid31){
if(data53.kind!==void 0){let data57=data53.kind,_errs138=errors;if(typeof data57!="string")return validate21.errors=[{instancePath:instancePath+"/evidence/"+i5+
"/kind",keyword:"type",params:{type:"string"}}],!1;if(!(data57==="chat_message"||data57==="tool_result"||data57==="document_excerpt"||data57==="external_record"||
data57==="user_confirmation"||data57==="system_inference"||data57==="human_annotation"))return validate21.errors=[{instancePath:instancePath+"/evidence/"+i5+"/k\
ind",keyword:"enum",params:{allowedValues:schema18.properties.kind.enum}}],!1;var valid31=_errs138===errors}else var valid31=!0;if(valid31){if(data53.metadata!==
void 0){let data58=data53.metadata,_errs140=errors;if(!(data58&&typeof data58=="object"&&!Array.isArray(data58)))return validate21.errors=[{instancePath:instancePath+
"/evidence/"+i5+"/metadata",keyword:"type",params:{type:"object"}}],!1;var valid31=_errs140===errors}else var valid31=!0;if(valid31){if(data53.ref!==void 0){let data59=data53.
ref,_errs142=errors;if(errors===_errs142)if(typeof data59=="string"){if(data59.length<1)return validate21.errors=[{instancePath:instancePath+"/evidence/"+i5+"/r\
ef",keyword:"minLength",params:{limit:1}}],!1}else return validate21.errors=[{instancePath:instancePath+"/evidence/"+i5+"/ref",keyword:"type",params:{type:"stri\
ng"}}],!1;var valid31=_errs142===errors}else var valid31=!0;if(valid31)if(data53.trust_level!==void 0){let data60=data53.trust_level,_errs144=errors;if(typeof data60!=
"string")return validate21.errors=[{instancePath:instancePath+"/evidence/"+i5+"/trust_level",keyword:"type",params:{type:"string"}}],!1;if(!(data60==="low"||data60===
"medium"||data60==="high"))return validate21.errors=[{instancePath:instancePath+"/evidence/"+i5+"/trust_level",keyword:"enum",params:{allowedValues:schema18.properties.
trust_level.enum}}],!1;var valid31=_errs144===errors}else var valid31=!0}}}}}}}}else return validate21.errors=[{instancePath:instancePath+"/evidence/"+i5,keyword:"\
type",params:{type:"object"}}],!1;var valid29=_errs128===errors;if(!valid29)break}}else return validate21.errors=[{instancePath:instancePath+"/evidence",keyword:"\
type",params:{type:"array"}}],!1;var valid27=_errs126===errors}else var valid27=!0;if(valid27){if(data.evidence_refs!==void 0){let data61=data.evidence_refs,_errs146=errors;
if(errors===_errs146)if(Array.isArray(data61)){var valid32=!0;let len6=data61.length;for(let i6=0;i6<len6;i6++){let data62=data61[i6],_errs148=errors;if(errors===
_errs148)if(typeof data62=="string"){if(data62.length<1)return validate21.errors=[{instancePath:instancePath+"/evidence_refs/"+i6,keyword:"minLength",params:{limit:1}}],
!1}else return validate21.errors=[{instancePath:instancePath+"/evidence_refs/"+i6,keyword:"type",params:{type:"string"}}],!1;var valid32=_errs148===errors;if(!valid32)
break}}else return validate21.errors=[{instancePath:instancePath+"/evidence_refs",keyword:"type",params:{type:"array"}}],!1;var valid27=_errs146===errors}else var valid27=!0;
if(valid27){if(data.extensions!==void 0){let data63=data.extensions,_errs150=errors;if(!(data63&&typeof data63=="object"&&!Array.isArray(data63)))return validate21.
errors=[{instancePath:instancePath+"/extensions",keyword:"type",params:{type:"object"}}],!1;var valid27=_errs150===errors}else var valid27=!0;if(valid27){if(data.
memory_id!==void 0){let data64=data.memory_id,_errs152=errors;if(errors===_errs152)if(typeof data64=="string"){if(data64.length<1)return validate21.errors=[{instancePath:instancePath+
"/memory_id",keyword:"minLength",params:{limit:1}}],!1}else return validate21.errors=[{instancePath:instancePath+"/memory_id",keyword:"type",params:{type:"strin\
g"}}],!1;var valid27=_errs152===errors}else var valid27=!0;if(valid27){if(data.retention_policy!==void 0){let data65=data.retention_policy,_errs154=errors;if(errors===
_errs154)if(typeof data65=="string"){if(data65.length<1)return validate21.errors=[{instancePath:instancePath+"/retention_policy",keyword:"minLength",params:{limit:1}}],
!1}else return validate21.errors=[{instancePath:instancePath+"/retention_policy",keyword:"type",params:{type:"string"}}],!1;var valid27=_errs154===errors}else var valid27=!0;
if(valid27){if(data.scope!==void 0){let data66=data.scope,_errs156=errors;if(typeof data66!="string")return validate21.errors=[{instancePath:instancePath+"/scop\
e",keyword:"type",params:{type:"string"}}],!1;if(!(data66==="user"||data66==="session"||data66==="task"||data66==="agent"||data66==="org"||data66==="shared_team"))
return validate21.errors=[{instancePath:instancePath+"/scope",keyword:"enum",params:{allowedValues:schema25.allOf[6].properties.scope.enum}}],!1;var valid27=_errs156===
errors}else var valid27=!0;if(valid27){if(data.sensitivity!==void 0){let data67=data.sensitivity,_errs158=errors;if(typeof data67!="string")return validate21.errors=
[{instancePath:instancePath+"/sensitivity",keyword:"type",params:{type:"string"}}],!1;if(!(data67==="public"||data67==="internal"||data67==="confidential"||data67===
"restricted"))return validate21.errors=[{instancePath:instancePath+"/sensitivity",keyword:"enum",params:{allowedValues:schema25.allOf[6].properties.sensitivity.
enum}}],!1;var valid27=_errs158===errors}else var valid27=!0;if(valid27){if(data.source!==void 0){let data68=data.source,_errs160=errors;if(errors===_errs160)if(data68&&
typeof data68=="object"&&!Array.isArray(data68)){let missing7;if(data68.kind===void 0&&(missing7="kind")||data68.ref===void 0&&(missing7="ref"))return validate21.
errors=[{instancePath:instancePath+"/source",keyword:"required",params:{missingProperty:missing7}}],!1;{let _errs162=errors;for(let key3 in data68)if(!(key3==="\
kind"||key3==="ref")){return validate21.errors=[{instancePath:instancePath+"/source",keyword:"additionalProperties",params:{additionalProperty:key3}}],!1;break}
if(_errs162===errors){if(data68.kind!==void 0){let data69=data68.kind,_errs163=errors;if(typeof data69!="string")return validate21.errors=[{instancePath:instancePath+
"/source/kind",keyword:"type",params:{type:"string"}}],!1;if(!(data69==="chat"||data69==="tool"||data69==="document"||data69==="human"||data69==="system"||data69===
"external"))return validate21.errors=[{instancePath:instancePath+"/source/kind",keyword:"enum",params:{allowedValues:schema25.allOf[6].properties.source.properties.
kind.enum}}],!1;var valid33=_errs163===errors}else var valid33=!0;if(valid33)if(data68.ref!==void 0){let data70=data68.ref,_errs165=errors;if(errors===_errs165)
if(typeof data70=="string"){if(data70.length<1)return validate21.errors=[{instancePath:instancePath+"/source/ref",keyword:"minLength",params:{limit:1}}],!1}else
return validate21.errors=[{instancePath:instancePath+"/source/ref",keyword:"type",params:{type:"string"}}],!1;var valid33=_errs165===errors}else var valid33=!0}}}else
return validate21.errors=[{instancePath:instancePath+"/source",keyword:"type",params:{type:"object"}}],!1;var valid27=_errs160===errors}else var valid27=!0;if(valid27){
if(data.subject!==void 0){let data71=data.subject,_errs167=errors;if(errors===_errs167)if(data71&&typeof data71=="object"&&!Array.isArray(data71)){let missing8;
if(data71.kind===void 0&&(missing8="kind")||data71.id===void 0&&(missing8="id"))return validate21.errors=[{instancePath:instancePath+"/subject",keyword:"require\
d",params:{missingProperty:missing8}}],!1;{let _errs169=errors;for(let key4 in data71)if(!(key4==="id"||key4==="kind")){return validate21.errors=[{instancePath:instancePath+
"/subject",keyword:"additionalProperties",params:{additionalProperty:key4}}],!1;break}if(_errs169===errors){if(data71.id!==void 0){let data72=data71.id,_errs170=errors;
if(errors===_errs170)if(typeof data72=="string"){if(data72.length<1)return validate21.errors=[{instancePath:instancePath+"/subject/id",keyword:"minLength",params:{
limit:1}}],!1}else return validate21.errors=[{instancePath:instancePath+"/subject/id",keyword:"type",params:{type:"string"}}],!1;var valid34=_errs170===errors}else
var valid34=!0;if(valid34)if(data71.kind!==void 0){let data73=data71.kind,_errs172=errors;if(typeof data73!="string")return validate21.errors=[{instancePath:instancePath+
"/subject/kind",keyword:"type",params:{type:"string"}}],!1;if(!(data73==="user"||data73==="agent"||data73==="org"||data73==="task"||data73==="session"||data73===
"custom"))return validate21.errors=[{instancePath:instancePath+"/subject/kind",keyword:"enum",params:{allowedValues:schema25.allOf[6].properties.subject.properties.
kind.enum}}],!1;var valid34=_errs172===errors}else var valid34=!0}}}else return validate21.errors=[{instancePath:instancePath+"/subject",keyword:"type",params:{
type:"object"}}],!1;var valid27=_errs167===errors}else var valid27=!0;if(valid27){if(data.ttl_seconds!==void 0){let data74=data.ttl_seconds,_errs174=errors;if(!(typeof data74==
"number"&&!(data74%1)&&!isNaN(data74)&&isFinite(data74)))return validate21.errors=[{instancePath:instancePath+"/ttl_seconds",keyword:"type",params:{type:"intege\
r"}}],!1;if(errors===_errs174&&typeof data74=="number"&&isFinite(data74)&&(data74<0||isNaN(data74)))return validate21.errors=[{instancePath:instancePath+"/ttl_s\
econds",keyword:"minimum",params:{comparison:">=",limit:0}}],!1;var valid27=_errs174===errors}else var valid27=!0;if(valid27){if(data.type!==void 0){let data75=data.
type,_errs176=errors;if(typeof data75!="string")return validate21.errors=[{instancePath:instancePath+"/type",keyword:"type",params:{type:"string"}}],!1;if(!(data75===
"profile"||data75==="preference"||data75==="episodic_event"||data75==="semantic_fact"||data75==="procedural_rule"||data75==="relationship"||data75==="checkpoint\
_pointer"||data75==="artifact_summary"))return validate21.errors=[{instancePath:instancePath+"/type",keyword:"enum",params:{allowedValues:schema25.allOf[6].properties.
type.enum}}],!1;var valid27=_errs176===errors}else var valid27=!0;if(valid27){if(data.updated_at!==void 0){let _errs178=errors;if(typeof data.updated_at!="strin\
g")return validate21.errors=[{instancePath:instancePath+"/updated_at",keyword:"type",params:{type:"string"}}],!1;var valid27=_errs178===errors}else var valid27=!0;
if(valid27){if(data.valid_from!==void 0){let data77=data.valid_from,_errs180=errors;if(typeof data77!="string"&&data77!==null)return validate21.errors=[{instancePath:instancePath+
"/valid_from",keyword:"type",params:{type:schema25.allOf[6].properties.valid_from.type}}],!1;var valid27=_errs180===errors}else var valid27=!0;if(valid27)if(data.
valid_to!==void 0){let data78=data.valid_to,_errs182=errors;if(typeof data78!="string"&&data78!==null)return validate21.errors=[{instancePath:instancePath+"/val\
id_to",keyword:"type",params:{type:schema25.allOf[6].properties.valid_to.type}}],!1;var valid27=_errs182===errors}else var valid27=!0}}}}}}}}}}}}}}}var valid0=_errs119===
errors}}}}}}return validate21.errors=vErrors,errors===0}var validate12of=validate22;function validate22(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){
let vErrors=null,errors=0;if(errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.actor_agent===void 0&&(missing0="actor_agent")||
data.acting_for_subject===void 0&&(missing0="acting_for_subject")||data.requested_action===void 0&&(missing0="requested_action"))return validate22.errors=[{instancePath,
keyword:"required",params:{missingProperty:missing0}}],!1;{let _errs1=errors;for(let key0 in data)if(!func2.call(schema14.properties,key0)){return validate22.errors=
[{instancePath,keyword:"additionalProperties",params:{additionalProperty:key0}}],!1;break}if(_errs1===errors){if(data.acting_for_subject!==void 0){let data0=data.
acting_for_subject,_errs2=errors;if(errors===_errs2)if(data0&&typeof data0=="object"&&!Array.isArray(data0)){let missing1;if(data0.kind===void 0&&(missing1="kin\
d")||data0.id===void 0&&(missing1="id"))return validate22.errors=[{instancePath:instancePath+"/acting_for_subject",keyword:"required",params:{missingProperty:missing1}}],
!1;{let _errs4=errors;for(let key1 in data0)if(!(key1==="id"||key1==="kind")){return validate22.errors=[{instancePath:instancePath+"/acting_for_subject",keyword:"\
additionalProperties",params:{additionalProperty:key1}}],!1;break}if(_errs4===errors){if(data0.id!==void 0){let data1=data0.id,_errs5=errors;if(errors===_errs5)
if(typeof data1=="string"){if(data1.length<1)return validate22.errors=[{instancePath:instancePath+"/acting_for_subject/id",keyword:"minLength",params:{limit:1}}],
!1}else return validate22.errors=[{instancePath:instancePath+"/acting_for_subject/id",keyword:"type",params:{type:"string"}}],!1;var valid1=_errs5===errors}else
var valid1=!0;if(valid1)if(data0.kind!==void 0){let data2=data0.kind,_errs7=errors;if(typeof data2!="string")return validate22.errors=[{instancePath:instancePath+
"/acting_for_subject/kind",keyword:"type",params:{type:"string"}}],!1;if(!(data2==="user"||data2==="agent"||data2==="org"||data2==="task"||data2==="session"||data2===
"custom"))return validate22.errors=[{instancePath:instancePath+"/acting_for_subject/kind",keyword:"enum",params:{allowedValues:schema14.properties.acting_for_subject.
properties.kind.enum}}],!1;var valid1=_errs7===errors}else var valid1=!0}}}else return validate22.errors=[{instancePath:instancePath+"/acting_for_subject",keyword:"\
type",params:{type:"object"}}],!1;var valid0=_errs2===errors}else var valid0=!0;if(valid0){if(data.actor_agent!==void 0){let data3=data.actor_agent,_errs9=errors;
if(errors===_errs9)if(typeof data3=="string"){if(data3.length<1)return validate22.errors=[{instancePath:instancePath+"/actor_agent",keyword:"minLength",params:{
limit:1}}],!1}else return validate22.errors=[{instancePath:instancePath+"/actor_agent",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs9===errors}else
var valid0=!0;if(valid0){if(data.assertion_origin!==void 0){let data4=data.assertion_origin,_errs11=errors;if(errors===_errs11)if(typeof data4=="string"){if(data4.
length<1)return validate22.errors=[{instancePath:instancePath+"/assertion_origin",keyword:"minLength",params:{limit:1}}],!1}else return validate22.errors=[{instancePath:instancePath+
"/assertion_origin",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs11===errors}else var valid0=!0;if(valid0){if(data.channel!==void 0){let data5=data.
channel,_errs13=errors;if(errors===_errs13)if(typeof data5=="string"){if(data5.length<1)return validate22.errors=[{instancePath:instancePath+"/channel",keyword:"\
minLength",params:{limit:1}}],!1}else return validate22.errors=[{instancePath:instancePath+"/channel",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs13===
errors}else var valid0=!0;if(valid0){if(data.chat_id!==void 0){let data6=data.chat_id,_errs15=errors;if(errors===_errs15)if(typeof data6=="string"){if(data6.length<
1)return validate22.errors=[{instancePath:instancePath+"/chat_id",keyword:"minLength",params:{limit:1}}],!1}else return validate22.errors=[{instancePath:instancePath+
"/chat_id",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs15===errors}else var valid0=!0;if(valid0){if(data.consent_basis!==void 0){let data7=data.consent_basis,
_errs17=errors;if(errors===_errs17)if(typeof data7=="string"){if(data7.length<1)return validate22.errors=[{instancePath:instancePath+"/consent_basis",keyword:"m\
inLength",params:{limit:1}}],!1}else return validate22.errors=[{instancePath:instancePath+"/consent_basis",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs17===
errors}else var valid0=!0;if(valid0){if(data.correlation_id!==void 0){let data8=data.correlation_id,_errs19=errors;if(errors===_errs19)if(typeof data8=="string"){
if(data8.length<1)return validate22.errors=[{instancePath:instancePath+"/correlation_id",keyword:"minLength",params:{limit:1}}],!1}else return validate22.errors=
[{instancePath:instancePath+"/correlation_id",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs19===errors}else var valid0=!0;if(valid0){if(data.data_zone!==
void 0){let data9=data.data_zone,_errs21=errors;if(errors===_errs21)if(typeof data9=="string"){if(data9.length<1)return validate22.errors=[{instancePath:instancePath+
"/data_zone",keyword:"minLength",params:{limit:1}}],!1}else return validate22.errors=[{instancePath:instancePath+"/data_zone",keyword:"type",params:{type:"strin\
g"}}],!1;var valid0=_errs21===errors}else var valid0=!0;if(valid0){if(data.requested_action!==void 0){let data10=data.requested_action,_errs23=errors;if(typeof data10!=
"string")return validate22.errors=[{instancePath:instancePath+"/requested_action",keyword:"type",params:{type:"string"}}],!1;if(!(data10==="write"||data10==="se\
arch"||data10==="read"||data10==="update"||data10==="expire"||data10==="revoke"||data10==="delete"||data10==="purge"))return validate22.errors=[{instancePath:instancePath+
"/requested_action",keyword:"enum",params:{allowedValues:schema14.properties.requested_action.enum}}],!1;var valid0=_errs23===errors}else var valid0=!0;if(valid0){
if(data.risk_level!==void 0){let data11=data.risk_level,_errs25=errors;if(typeof data11!="string")return validate22.errors=[{instancePath:instancePath+"/risk_le\
vel",keyword:"type",params:{type:"string"}}],!1;if(!(data11==="low"||data11==="medium"||data11==="high"))return validate22.errors=[{instancePath:instancePath+"/\
risk_level",keyword:"enum",params:{allowedValues:schema14.properties.risk_level.enum}}],!1;var valid0=_errs25===errors}else var valid0=!0;if(valid0){if(data.runtime_id!==
void 0){let data12=data.runtime_id,_errs27=errors;if(errors===_errs27)if(typeof data12=="string"){if(data12.length<1)return validate22.errors=[{instancePath:instancePath+
"/runtime_id",keyword:"minLength",params:{limit:1}}],!1}else return validate22.errors=[{instancePath:instancePath+"/runtime_id",keyword:"type",params:{type:"str\
ing"}}],!1;var valid0=_errs27===errors}else var valid0=!0;if(valid0){if(data.runtime_instance_id!==void 0){let data13=data.runtime_instance_id,_errs29=errors;if(errors===
_errs29)if(typeof data13=="string"){if(data13.length<1)return validate22.errors=[{instancePath:instancePath+"/runtime_instance_id",keyword:"minLength",params:{limit:1}}],
!1}else return validate22.errors=[{instancePath:instancePath+"/runtime_instance_id",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs29===errors}else var valid0=!0;
if(valid0){if(data.session_id!==void 0){let data14=data.session_id,_errs31=errors;if(errors===_errs31)if(typeof data14=="string"){if(data14.length<1)return validate22.
errors=[{instancePath:instancePath+"/session_id",keyword:"minLength",params:{limit:1}}],!1}else return validate22.errors=[{instancePath:instancePath+"/session_i\
d",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs31===errors}else var valid0=!0;if(valid0){if(data.task_id!==void 0){let data15=data.task_id,_errs33=errors;
if(errors===_errs33)if(typeof data15=="string"){if(data15.length<1)return validate22.errors=[{instancePath:instancePath+"/task_id",keyword:"minLength",params:{limit:1}}],
!1}else return validate22.errors=[{instancePath:instancePath+"/task_id",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs33===errors}else var valid0=!0;
if(valid0){if(data.task_type!==void 0){let data16=data.task_type,_errs35=errors;if(errors===_errs35)if(typeof data16=="string"){if(data16.length<1)return validate22.
errors=[{instancePath:instancePath+"/task_type",keyword:"minLength",params:{limit:1}}],!1}else return validate22.errors=[{instancePath:instancePath+"/task_type",
keyword:"type",params:{type:"string"}}],!1;var valid0=_errs35===errors}else var valid0=!0;if(valid0)if(data.tenant_id!==void 0){let data17=data.tenant_id,_errs37=errors;
if(errors===_errs37)if(typeof data17=="string"){if(data17.length<1)return validate22.errors=[{instancePath:instancePath+"/tenant_id",keyword:"minLength",params:{
limit:1}}],!1}else return validate22.errors=[{instancePath:instancePath+"/tenant_id",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs37===errors}else
var valid0=!0}}}}}}}}}}}}}}}}}else return validate22.errors=[{instancePath,keyword:"type",params:{type:"object"}}],!1;return validate22.errors=vErrors,errors===
0}var validate13of=validate23,schema32={type:"object",required:["query_text"],additionalProperties:!1,properties:{intent_type:{type:"string",enum:["free_text","\
fact_lookup","preference_lookup","relationship_lookup","episodic_lookup","semantic_lookup","direct_lookup"]},keywords:{type:"array",distinct:!0,items:{type:"str\
ing",minLength:1}},pagination_token:{type:"string",minLength:1},query_text:{type:"string",minLength:1},scope:{type:"string",enum:["user","session","task","agent",
"org","shared_team"]},subject:{type:"object",required:["kind","id"],additionalProperties:!1,properties:{id:{type:"string",minLength:1},kind:{type:"string",enum:[
"user","agent","org","task","session","custom"]}}},target_memory_types:{type:"array",distinct:!0,items:{type:"string",enum:["profile","preference","episodic_eve\
nt","semantic_fact","procedural_rule","relationship","checkpoint_pointer","artifact_summary"]}},time_scope:{type:"object",additionalProperties:!1,properties:{include_expired:{
type:"boolean"},since:{type:"string"},until:{type:"string"}}},timeout_ms:{type:"integer",minimum:0},top_k:{type:"integer",minimum:1}},$id:"recall-intent"};function validate23(data,{
instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;if(errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;
if(data.query_text===void 0&&(missing0="query_text"))return validate23.errors=[{instancePath,keyword:"required",params:{missingProperty:missing0}}],!1;{let _errs1=errors;
for(let key0 in data)if(!func2.call(schema32.properties,key0)){return validate23.errors=[{instancePath,keyword:"additionalProperties",params:{additionalProperty:key0}}],
!1;break}if(_errs1===errors){if(data.intent_type!==void 0){let data0=data.intent_type,_errs2=errors;if(typeof data0!="string")return validate23.errors=[{instancePath:instancePath+
"/intent_type",keyword:"type",params:{type:"string"}}],!1;if(!(data0==="free_text"||data0==="fact_lookup"||data0==="preference_lookup"||data0==="relationship_lo\
okup"||data0==="episodic_lookup"||data0==="semantic_lookup"||data0==="direct_lookup"))return validate23.errors=[{instancePath:instancePath+"/intent_type",keyword:"\
enum",params:{allowedValues:schema32.properties.intent_type.enum}}],!1;var valid0=_errs2===errors}else var valid0=!0;if(valid0){if(data.keywords!==void 0){let data1=data.
keywords,_errs4=errors;if(errors===_errs4)if(Array.isArray(data1)){if(new Set(data1).size!==data1.length)return validate23.errors=[{instancePath:instancePath+"/\
keywords",keyword:"distinct",params:{}}],!1;{var valid1=!0;let len0=data1.length;for(let i0=0;i0<len0;i0++){let data2=data1[i0],_errs6=errors;if(errors===_errs6)
if(typeof data2=="string"){if(data2.length<1)return validate23.errors=[{instancePath:instancePath+"/keywords/"+i0,keyword:"minLength",params:{limit:1}}],!1}else
return validate23.errors=[{instancePath:instancePath+"/keywords/"+i0,keyword:"type",params:{type:"string"}}],!1;var valid1=_errs6===errors;if(!valid1)break}}}else
return validate23.errors=[{instancePath:instancePath+"/keywords",keyword:"type",params:{type:"array"}}],!1;var valid0=_errs4===errors}else var valid0=!0;if(valid0){
if(data.pagination_token!==void 0){let data3=data.pagination_token,_errs8=errors;if(errors===_errs8)if(typeof data3=="string"){if(data3.length<1)return validate23.
errors=[{instancePath:instancePath+"/pagination_token",keyword:"minLength",params:{limit:1}}],!1}else return validate23.errors=[{instancePath:instancePath+"/pag\
ination_token",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs8===errors}else var valid0=!0;if(valid0){if(data.query_text!==void 0){let data4=data.query_text,
_errs10=errors;if(errors===_errs10)if(typeof data4=="string"){if(data4.length<1)return validate23.errors=[{instancePath:instancePath+"/query_text",keyword:"minL\
ength",params:{limit:1}}],!1}else return validate23.errors=[{instancePath:instancePath+"/query_text",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs10===
errors}else var valid0=!0;if(valid0){if(data.scope!==void 0){let data5=data.scope,_errs12=errors;if(typeof data5!="string")return validate23.errors=[{instancePath:instancePath+
"/scope",keyword:"type",params:{type:"string"}}],!1;if(!(data5==="user"||data5==="session"||data5==="task"||data5==="agent"||data5==="org"||data5==="shared_team"))
return validate23.errors=[{instancePath:instancePath+"/scope",keyword:"enum",params:{allowedValues:schema32.properties.scope.enum}}],!1;var valid0=_errs12===errors}else
var valid0=!0;if(valid0){if(data.subject!==void 0){let data6=data.subject,_errs14=errors;if(errors===_errs14)if(data6&&typeof data6=="object"&&!Array.isArray(data6)){
let missing1;if(data6.kind===void 0&&(missing1="kind")||data6.id===void 0&&(missing1="id"))return validate23.errors=[{instancePath:instancePath+"/subject",keyword:"\
required",params:{missingProperty:missing1}}],!1;{let _errs16=errors;for(let key1 in data6)if(!(key1==="id"||key1==="kind")){return validate23.errors=[{instancePath:instancePath+
"/subject",keyword:"additionalProperties",params:{additionalProperty:key1}}],!1;break}if(_errs16===errors){if(data6.id!==void 0){let data7=data6.id,_errs17=errors;
if(errors===_errs17)if(typeof data7=="string"){if(data7.length<1)return validate23.errors=[{instancePath:instancePath+"/subject/id",keyword:"minLength",params:{
limit:1}}],!1}else return validate23.errors=[{instancePath:instancePath+"/subject/id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs17===errors}else
var valid2=!0;if(valid2)if(data6.kind!==void 0){let data8=data6.kind,_errs19=errors;if(typeof data8!="string")return validate23.errors=[{instancePath:instancePath+
"/subject/kind",keyword:"type",params:{type:"string"}}],!1;if(!(data8==="user"||data8==="agent"||data8==="org"||data8==="task"||data8==="session"||data8==="cust\
om"))return validate23.errors=[{instancePath:instancePath+"/subject/kind",keyword:"enum",params:{allowedValues:schema32.properties.subject.properties.kind.enum}}],
!1;var valid2=_errs19===errors}else var valid2=!0}}}else return validate23.errors=[{instancePath:instancePath+"/subject",keyword:"type",params:{type:"object"}}],
!1;var valid0=_errs14===errors}else var valid0=!0;if(valid0){if(data.target_memory_types!==void 0){let data9=data.target_memory_types,_errs21=errors;if(errors===
_errs21)if(Array.isArray(data9)){if(new Set(data9).size!==data9.length)return validate23.errors=[{instancePath:instancePath+"/target_memory_types",keyword:"dist\
inct",params:{}}],!1;{var valid3=!0;let len1=data9.length;for(let i1=0;i1<len1;i1++){let data10=data9[i1],_errs23=errors;if(typeof data10!="string")return validate23.
errors=[{instancePath:instancePath+"/target_memory_types/"+i1,keyword:"type",params:{type:"string"}}],!1;if(!(data10==="profile"||data10==="preference"||data10===
"episodic_event"||data10==="semantic_fact"||data10==="procedural_rule"||data10==="relationship"||data10==="checkpoint_pointer"||data10==="artifact_summary"))return validate23.
errors=[{instancePath:instancePath+"/target_memory_types/"+i1,keyword:"enum",params:{allowedValues:schema32.properties.target_memory_types.items.enum}}],!1;var valid3=_errs23===
errors;if(!valid3)break}}}else return validate23.errors=[{instancePath:instancePath+"/target_memory_types",keyword:"type",params:{type:"array"}}],!1;var valid0=_errs21===
errors}else var valid0=!0;if(valid0){if(data.time_scope!==void 0){let data11=data.time_scope,_errs25=errors;if(errors===_errs25)if(data11&&typeof data11=="objec\
t"&&!Array.isArray(data11)){let _errs27=errors;for(let key2 in data11)if(!(key2==="include_expired"||key2==="since"||key2==="until")){return validate23.errors=[
{instancePath:instancePath+"/time_scope",keyword:"additionalProperties",params:{additionalProperty:key2}}],!1;break}if(_errs27===errors){if(data11.include_expired!==
void 0){let _errs28=errors;if(typeof data11.include_expired!="boolean")return validate23.errors=[{instancePath:instancePath+"/time_scope/include_expired",keyword:"\
type",params:{type:"boolean"}}],!1;var valid4=_errs28===errors}else var valid4=!0;if(valid4){if(data11.since!==void 0){let _errs30=errors;if(typeof data11.since!=
"string")return validate23.errors=[{instancePath:instancePath+"/time_scope/since",keyword:"type",params:{type:"string"}}],!1;var valid4=_errs30===errors}else var valid4=!0;
if(valid4)if(data11.until!==void 0){let _errs32=errors;if(typeof data11.until!="string")return validate23.errors=[{instancePath:instancePath+"/time_scope/until",
keyword:"type",params:{type:"string"}}],!1;var valid4=_errs32===errors}else var valid4=!0}}}else return validate23.errors=[{instancePath:instancePath+"/time_sco\
pe",keyword:"type",params:{type:"object"}}],!1;var valid0=_errs25===errors}else var valid0=!0;if(valid0){if(data.timeout_ms!==void 0){let data15=data.timeout_ms,
_errs34=errors;if(!(typeof data15=="number"&&!(data15%1)&&!isNaN(data15)&&isFinite(data15)))return validate23.errors=[{instancePath:instancePath+"/timeout_ms",keyword:"\
type",params:{type:"integer"}}],!1;if(errors===_errs34&&typeof data15=="number"&&isFinite(data15)&&(data15<0||isNaN(data15)))return validate23.errors=[{instancePath:instancePath+
"/timeout_ms",keyword:"minimum",params:{comparison:">=",limit:0}}],!1;var valid0=_errs34===errors}else var valid0=!0;if(valid0)if(data.top_k!==void 0){let data16=data.
top_k,_errs36=errors;if(!(typeof data16=="number"&&!(data16%1)&&!isNaN(data16)&&isFinite(data16)))return validate23.errors=[{instancePath:instancePath+"/top_k",
keyword:"type",params:{type:"integer"}}],!1;if(errors===_errs36&&typeof data16=="number"&&isFinite(data16)&&(data16<1||isNaN(data16)))return validate23.errors=[
{instancePath:instancePath+"/top_k",keyword:"minimum",params:{comparison:">=",limit:1}}],!1;var valid0=_errs36===errors}else var valid0=!0}}}}}}}}}}}else return validate23.
errors=[{instancePath,keyword:"type",params:{type:"object"}}],!1;return validate23.errors=vErrors,errors===0}var validate14of=validate24;function validate24(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;if(errors===0)if(data&&typeof data=="object"&&
!Array.isArray(data)){let missing0;if(data.request_id===void 0&&(missing0="request_id")||data.policy_context===void 0&&(missing0="policy_context")||data.payload===
void 0&&(missing0="payload"))return validate24.errors=[{instancePath,keyword:"required",params:{missingProperty:missing0}}],!1;{let _errs1=errors;for(let key0 in data)
if(!(key0==="payload"||key0==="policy_context"||key0==="request_id")){return validate24.errors=[{instancePath,keyword:"additionalProperties",params:{additionalProperty:key0}}],
!1;break}if(_errs1===errors){if(data.payload!==void 0){let data0=data.payload,_errs2=errors;if(!(data0&&typeof data0=="object"&&!Array.isArray(data0)))return validate24.
errors=[{instancePath:instancePath+"/payload",keyword:"type",params:{type:"object"}}],!1;var valid0=_errs2===errors}else var valid0=!0;if(valid0){if(data.policy_context!==
void 0){let data1=data.policy_context,_errs4=errors;if(errors===errors)if(data1&&typeof data1=="object"&&!Array.isArray(data1)){let missing1;if(data1.actor_agent===
void 0&&(missing1="actor_agent")||data1.acting_for_subject===void 0&&(missing1="acting_for_subject")||data1.requested_action===void 0&&(missing1="requested_acti\
on"))return validate24.errors=[{instancePath:instancePath+"/policy_context",keyword:"required",params:{missingProperty:missing1}}],!1;{let _errs7=errors;for(let key1 in data1)
if(!func2.call(schema14.properties,key1)){return validate24.errors=[{instancePath:instancePath+"/policy_context",keyword:"additionalProperties",params:{additionalProperty:key1}}],
!1;break}if(_errs7===errors){if(data1.acting_for_subject!==void 0){let data2=data1.acting_for_subject,_errs8=errors;if(errors===_errs8)if(data2&&typeof data2=="\
object"&&!Array.isArray(data2)){let missing2;if(data2.kind===void 0&&(missing2="kind")||data2.id===void 0&&(missing2="id"))return validate24.errors=[{instancePath:instancePath+
"/policy_context/acting_for_subject",keyword:"required",params:{missingProperty:missing2}}],!1;{let _errs10=errors;for(let key2 in data2)if(!(key2==="id"||key2===
"kind")){return validate24.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject",keyword:"additionalProperties",params:{additionalProperty:key2}}],
!1;break}if(_errs10===errors){if(data2.id!==void 0){let data3=data2.id,_errs11=errors;if(errors===_errs11)if(typeof data3=="string"){if(data3.length<1)return validate24.
errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/id",keyword:"minLength",params:{limit:1}}],!1}else return validate24.errors=[{instancePath:instancePath+
"/policy_context/acting_for_subject/id",keyword:"type",params:{type:"string"}}],!1;var valid3=_errs11===errors}else var valid3=!0;if(valid3)if(data2.kind!==void 0){
let data4=data2.kind,_errs13=errors;if(typeof data4!="string")return validate24.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/kind",keyword:"\
type",params:{type:"string"}}],!1;if(!(data4==="user"||data4==="agent"||data4==="org"||data4==="task"||data4==="session"||data4==="custom"))return validate24.errors=
[{instancePath:instancePath+"/policy_context/acting_for_subject/kind",keyword:"enum",params:{allowedValues:schema14.properties.acting_for_subject.properties.kind.
enum}}],!1;var valid3=_errs13===errors}else var valid3=!0}}}else return validate24.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject",keyword:"\
type",params:{type:"object"}}],!1;var valid2=_errs8===errors}else var valid2=!0;if(valid2){if(data1.actor_agent!==void 0){let data5=data1.actor_agent,_errs15=errors;
if(errors===_errs15)if(typeof data5=="string"){if(data5.length<1)return validate24.errors=[{instancePath:instancePath+"/policy_context/actor_agent",keyword:"min\
Length",params:{limit:1}}],!1}else return validate24.errors=[{instancePath:instancePath+"/policy_context/actor_agent",keyword:"type",params:{type:"string"}}],!1;
var valid2=_errs15===errors}else var valid2=!0;if(valid2){if(data1.assertion_origin!==void 0){let data6=data1.assertion_origin,_errs17=errors;if(errors===_errs17)
if(typeof data6=="string"){if(data6.length<1)return validate24.errors=[{instancePath:instancePath+"/policy_context/assertion_origin",keyword:"minLength",params:{
limit:1}}],!1}else return validate24.errors=[{instancePath:instancePath+"/policy_context/assertion_origin",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs17===
errors}else var valid2=!0;if(valid2){if(data1.channel!==void 0){let data7=data1.channel,_errs19=errors;if(errors===_errs19)if(typeof data7=="string"){if(data7.length<
1)return validate24.errors=[{instancePath:instancePath+"/policy_context/channel",keyword:"minLength",params:{limit:1}}],!1}else return validate24.errors=[{instancePath:instancePath+
"/policy_context/channel",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs19===errors}else var valid2=!0;if(valid2){if(data1.chat_id!==void 0){let data8=data1.
chat_id,_errs21=errors;if(errors===_errs21)if(typeof data8=="string"){if(data8.length<1)return validate24.errors=[{instancePath:instancePath+"/policy_context/ch\
at_id",keyword:"minLength",params:{limit:1}}],!1}else return validate24.errors=[{instancePath:instancePath+"/policy_context/chat_id",keyword:"type",params:{type:"\
string"}}],!1;var valid2=_errs21===errors}else var valid2=!0;if(valid2){if(data1.consent_basis!==void 0){let data9=data1.consent_basis,_errs23=errors;if(errors===
_errs23)if(typeof data9=="string"){if(data9.length<1)return validate24.errors=[{instancePath:instancePath+"/policy_context/consent_basis",keyword:"minLength",params:{
limit:1}}],!1}else return validate24.errors=[{instancePath:instancePath+"/policy_context/consent_basis",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs23===
errors}else var valid2=!0;if(valid2){if(data1.correlation_id!==void 0){let data10=data1.correlation_id,_errs25=errors;if(errors===_errs25)if(typeof data10=="str\
ing"){if(data10.length<1)return validate24.errors=[{instancePath:instancePath+"/policy_context/correlation_id",keyword:"minLength",params:{limit:1}}],!1}else return validate24.
errors=[{instancePath:instancePath+"/policy_context/correlation_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs25===errors}else var valid2=!0;if(valid2){
if(data1.data_zone!==void 0){let data11=data1.data_zone,_errs27=errors;if(errors===_errs27)if(typeof data11=="string"){if(data11.length<1)return validate24.errors=
[{instancePath:instancePath+"/policy_context/data_zone",keyword:"minLength",params:{limit:1}}],!1}else return validate24.errors=[{instancePath:instancePath+"/po\
licy_context/data_zone",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs27===errors}else var valid2=!0;if(valid2){if(data1.requested_action!==void 0){
let data12=data1.requested_action,_errs29=errors;if(typeof data12!="string")return validate24.errors=[{instancePath:instancePath+"/policy_context/requested_acti\
on",keyword:"type",params:{type:"string"}}],!1;if(!(data12==="write"||data12==="search"||data12==="read"||data12==="update"||data12==="expire"||data12==="revoke"||
data12==="delete"||data12==="purge"))return validate24.errors=[{instancePath:instancePath+"/policy_context/requested_action",keyword:"enum",params:{allowedValues:schema14.
properties.requested_action.enum}}],!1;var valid2=_errs29===errors}else var valid2=!0;if(valid2){if(data1.risk_level!==void 0){let data13=data1.risk_level,_errs31=errors;
if(typeof data13!="string")return validate24.errors=[{instancePath:instancePath+"/policy_context/risk_level",keyword:"type",params:{type:"string"}}],!1;if(!(data13===
"low"||data13==="medium"||data13==="high"))return validate24.errors=[{instancePath:instancePath+"/policy_context/risk_level",keyword:"enum",params:{allowedValues:schema14.
properties.risk_level.enum}}],!1;var valid2=_errs31===errors}else var valid2=!0;if(valid2){if(data1.runtime_id!==void 0){let data14=data1.runtime_id,_errs33=errors;
if(errors===_errs33)if(typeof data14=="string"){if(data14.length<1)return validate24.errors=[{instancePath:instancePath+"/policy_context/runtime_id",keyword:"mi\
nLength",params:{limit:1}}],!1}else return validate24.errors=[{instancePath:instancePath+"/policy_context/runtime_id",keyword:"type",params:{type:"string"}}],!1;
var valid2=_errs33===errors}else var valid2=!0;if(valid2){if(data1.runtime_instance_id!==void 0){let data15=data1.runtime_instance_id,_errs35=errors;if(errors===
_errs35)if(typeof data15=="string"){if(data15.length<1)return validate24.errors=[{instancePath:instancePath+"/policy_context/runtime_instance_id",keyword:"minLe\
ngth",params:{limit:1}}],!1}else return validate24.errors=[{instancePath:instancePath+"/policy_context/runtime_instance_id",keyword:"type",params:{type:"string"}}],
!1;var valid2=_errs35===errors}else var valid2=!0;if(valid2){if(data1.session_id!==void 0){let data16=data1.session_id,_errs37=errors;if(errors===_errs37)if(typeof data16==
"string"){if(data16.length<1)return validate24.errors=[{instancePath:instancePath+"/policy_context/session_id",keyword:"minLength",params:{limit:1}}],!1}else return validate24.
errors=[{instancePath:instancePath+"/policy_context/session_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs37===errors}else var valid2=!0;if(valid2){
if(data1.task_id!==void 0){let data17=data1.task_id,_errs39=errors;if(errors===_errs39)if(typeof data17=="string"){if(data17.length<1)return validate24.errors=[
{instancePath:instancePath+"/policy_context/task_id",keyword:"minLength",params:{limit:1}}],!1}else return validate24.errors=[{instancePath:instancePath+"/polic\
y_context/task_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs39===errors}else var valid2=!0;if(valid2){if(data1.task_type!==void 0){let data18=data1.
task_type,_errs41=errors;if(errors===_errs41)if(typeof data18=="string"){if(data18.length<1)return validate24.errors=[{instancePath:instancePath+"/policy_contex\
t/task_type",keyword:"minLength",params:{limit:1}}],!1}else return validate24.errors=[{instancePath:instancePath+"/policy_context/task_type",keyword:"type",params:{
type:"string"}}],!1;var valid2=_errs41===errors}else var valid2=!0;if(valid2)if(data1.tenant_id!==void 0){let data19=data1.tenant_id,_errs43=errors;if(errors===
_errs43)if(typeof data19=="string"){if(data19.length<1)return validate24.errors=[{instancePath:instancePath+"/policy_context/tenant_id",keyword:"minLength",params:{
limit:1}}],!1}else return validate24.errors=[{instancePath:instancePath+"/policy_context/tenant_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs43===
errors}else var valid2=!0}}}}}}}}}}}}}}}}}else return validate24.errors=[{instancePath:instancePath+"/policy_context",keyword:"type",params:{type:"object"}}],!1;
var valid0=_errs4===errors}else var valid0=!0;if(valid0)if(data.request_id!==void 0){let data20=data.request_id,_errs45=errors;if(errors===_errs45)if(typeof data20==
"string"){if(data20.length<1)return validate24.errors=[{instancePath:instancePath+"/request_id",keyword:"minLength",params:{limit:1}}],!1}else return validate24.
errors=[{instancePath:instancePath+"/request_id",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs45===errors}else var valid0=!0}}}}else return validate24.
errors=[{instancePath,keyword:"type",params:{type:"object"}}],!1;return validate24.errors=vErrors,errors===0}var validate15of=validate25,schema35={type:"object",
required:["request_id","policy_context","payload"],additionalProperties:!1,properties:{payload:{type:"object",additionalProperties:!1,properties:{action:{type:"\
string",enum:["write","search","read","update","expire","revoke","delete","purge"]},actor_id:{type:"string"},correlation_id:{type:"string"},limit:{type:"integer",
minimum:1},pagination_token:{type:"string"},request_id:{type:"string"},target_memory_id:{type:"string"},timeout_ms:{type:"integer",minimum:0}}},policy_context:{
type:"object",required:["actor_agent","acting_for_subject","requested_action"],additionalProperties:!1,properties:{acting_for_subject:{type:"object",required:["\
kind","id"],additionalProperties:!1,properties:{id:{type:"string",minLength:1},kind:{type:"string",enum:["user","agent","org","task","session","custom"]}}},actor_agent:{
type:"string",minLength:1},assertion_origin:{type:"string",minLength:1},channel:{type:"string",minLength:1},chat_id:{type:"string",minLength:1},consent_basis:{type:"\
string",minLength:1},correlation_id:{type:"string",minLength:1},data_zone:{type:"string",minLength:1},requested_action:{const:"read"},risk_level:{type:"string",
enum:["low","medium","high"]},runtime_id:{type:"string",minLength:1},runtime_instance_id:{type:"string",minLength:1},session_id:{type:"string",minLength:1},task_id:{
type:"string",minLength:1},task_type:{type:"string",minLength:1},tenant_id:{type:"string",minLength:1}}},request_id:{type:"string",minLength:1}},$id:"audit-quer\
y.request"};function validate25(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;if(errors===0)if(data&&typeof data==
"object"&&!Array.isArray(data)){let missing0;if(data.request_id===void 0&&(missing0="request_id")||data.policy_context===void 0&&(missing0="policy_context")||data.
payload===void 0&&(missing0="payload"))return validate25.errors=[{instancePath,keyword:"required",params:{missingProperty:missing0}}],!1;{let _errs1=errors;for(let key0 in data)
if(!(key0==="payload"||key0==="policy_context"||key0==="request_id")){return validate25.errors=[{instancePath,keyword:"additionalProperties",params:{additionalProperty:key0}}],
!1;break}if(_errs1===errors){if(data.payload!==void 0){let data0=data.payload,_errs2=errors;if(errors===_errs2)if(data0&&typeof data0=="object"&&!Array.isArray(
data0)){let _errs4=errors;for(let key1 in data0)if(!(key1==="action"||key1==="actor_id"||key1==="correlation_id"||key1==="limit"||key1==="pagination_token"||key1===
"request_id"||key1==="target_memory_id"||key1==="timeout_ms")){return validate25.errors=[{instancePath:instancePath+"/payload",keyword:"additionalProperties",params:{
additionalProperty:key1}}],!1;break}if(_errs4===errors){if(data0.action!==void 0){let data1=data0.action,_errs5=errors;if(typeof data1!="string")return validate25.
errors=[{instancePath:instancePath+"/payload/action",keyword:"type",params:{type:"string"}}],!1;if(!(data1==="write"||data1==="search"||data1==="read"||data1===
"update"||data1==="expire"||data1==="revoke"||data1==="delete"||data1==="purge"))return validate25.errors=[{instancePath:instancePath+"/payload/action",keyword:"\
enum",params:{allowedValues:schema35.properties.payload.properties.action.enum}}],!1;var valid1=_errs5===errors}else var valid1=!0;if(valid1){if(data0.actor_id!==
void 0){let _errs7=errors;if(typeof data0.actor_id!="string")return validate25.errors=[{instancePath:instancePath+"/payload/actor_id",keyword:"type",params:{type:"\
string"}}],!1;var valid1=_errs7===errors}else var valid1=!0;if(valid1){if(data0.correlation_id!==void 0){let _errs9=errors;if(typeof data0.correlation_id!="stri\
ng")return validate25.errors=[{instancePath:instancePath+"/payload/correlation_id",keyword:"type",params:{type:"string"}}],!1;var valid1=_errs9===errors}else var valid1=!0;
if(valid1){if(data0.limit!==void 0){let data4=data0.limit,_errs11=errors;if(!(typeof data4=="number"&&!(data4%1)&&!isNaN(data4)&&isFinite(data4)))return validate25.
errors=[{instancePath:instancePath+"/payload/limit",keyword:"type",params:{type:"integer"}}],!1;if(errors===_errs11&&typeof data4=="number"&&isFinite(data4)&&(data4<
1||isNaN(data4)))return validate25.errors=[{instancePath:instancePath+"/payload/limit",keyword:"minimum",params:{comparison:">=",limit:1}}],!1;var valid1=_errs11===
errors}else var valid1=!0;if(valid1){if(data0.pagination_token!==void 0){let _errs13=errors;if(typeof data0.pagination_token!="string")return validate25.errors=
[{instancePath:instancePath+"/payload/pagination_token",keyword:"type",params:{type:"string"}}],!1;var valid1=_errs13===errors}else var valid1=!0;if(valid1){if(data0.
request_id!==void 0){let _errs15=errors;if(typeof data0.request_id!="string")return validate25.errors=[{instancePath:instancePath+"/payload/request_id",keyword:"\
type",params:{type:"string"}}],!1;var valid1=_errs15===errors}else var valid1=!0;if(valid1){if(data0.target_memory_id!==void 0){let _errs17=errors;if(typeof data0.
target_memory_id!="string")return validate25.errors=[{instancePath:instancePath+"/payload/target_memory_id",keyword:"type",params:{type:"string"}}],!1;var valid1=_errs17===
errors}else var valid1=!0;if(valid1)if(data0.timeout_ms!==void 0){let data8=data0.timeout_ms,_errs19=errors;if(!(typeof data8=="number"&&!(data8%1)&&!isNaN(data8)&&
isFinite(data8)))return validate25.errors=[{instancePath:instancePath+"/payload/timeout_ms",keyword:"type",params:{type:"integer"}}],!1;if(errors===_errs19&&typeof data8==
"number"&&isFinite(data8)&&(data8<0||isNaN(data8)))return validate25.errors=[{instancePath:instancePath+"/payload/timeout_ms",keyword:"minimum",params:{comparison:"\
>=",limit:0}}],!1;var valid1=_errs19===errors}else var valid1=!0}}}}}}}}else return validate25.errors=[{instancePath:instancePath+"/payload",keyword:"type",params:{
type:"object"}}],!1;var valid0=_errs2===errors}else var valid0=!0;if(valid0){if(data.policy_context!==void 0){let data9=data.policy_context,_errs21=errors;if(errors===
_errs21)if(data9&&typeof data9=="object"&&!Array.isArray(data9)){let missing1;if(data9.actor_agent===void 0&&(missing1="actor_agent")||data9.acting_for_subject===
void 0&&(missing1="acting_for_subject")||data9.requested_action===void 0&&(missing1="requested_action"))return validate25.errors=[{instancePath:instancePath+"/p\
olicy_context",keyword:"required",params:{missingProperty:missing1}}],!1;{let _errs23=errors;for(let key2 in data9)if(!func2.call(schema35.properties.policy_context.
properties,key2)){return validate25.errors=[{instancePath:instancePath+"/policy_context",keyword:"additionalProperties",params:{additionalProperty:key2}}],!1;break}
if(_errs23===errors){if(data9.acting_for_subject!==void 0){let data10=data9.acting_for_subject,_errs24=errors;if(errors===_errs24)if(data10&&typeof data10=="obj\
ect"&&!Array.isArray(data10)){let missing2;if(data10.kind===void 0&&(missing2="kind")||data10.id===void 0&&(missing2="id"))return validate25.errors=[{instancePath:instancePath+
"/policy_context/acting_for_subject",keyword:"required",params:{missingProperty:missing2}}],!1;{let _errs26=errors;for(let key3 in data10)if(!(key3==="id"||key3===
"kind")){return validate25.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject",keyword:"additionalProperties",params:{additionalProperty:key3}}],
!1;break}if(_errs26===errors){if(data10.id!==void 0){let data11=data10.id,_errs27=errors;if(errors===_errs27)if(typeof data11=="string"){if(data11.length<1)return validate25.
errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/id",keyword:"minLength",params:{limit:1}}],!1}else return validate25.errors=[{instancePath:instancePath+
"/policy_context/acting_for_subject/id",keyword:"type",params:{type:"string"}}],!1;var valid3=_errs27===errors}else var valid3=!0;if(valid3)if(data10.kind!==void 0){
let data12=data10.kind,_errs29=errors;if(typeof data12!="string")return validate25.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/kind",
keyword:"type",params:{type:"string"}}],!1;if(!(data12==="user"||data12==="agent"||data12==="org"||data12==="task"||data12==="session"||data12==="custom"))return validate25.
errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/kind",keyword:"enum",params:{allowedValues:schema35.properties.policy_context.properties.
acting_for_subject.properties.kind.enum}}],!1;var valid3=_errs29===errors}else var valid3=!0}}}else return validate25.errors=[{instancePath:instancePath+"/polic\
y_context/acting_for_subject",keyword:"type",params:{type:"object"}}],!1;var valid2=_errs24===errors}else var valid2=!0;if(valid2){if(data9.actor_agent!==void 0){
let data13=data9.actor_agent,_errs31=errors;if(errors===_errs31)if(typeof data13=="string"){if(data13.length<1)return validate25.errors=[{instancePath:instancePath+
"/policy_context/actor_agent",keyword:"minLength",params:{limit:1}}],!1}else return validate25.errors=[{instancePath:instancePath+"/policy_context/actor_agent",
keyword:"type",params:{type:"string"}}],!1;var valid2=_errs31===errors}else var valid2=!0;if(valid2){if(data9.assertion_origin!==void 0){let data14=data9.assertion_origin,
_errs33=errors;if(errors===_errs33)if(typeof data14=="string"){if(data14.length<1)return validate25.errors=[{instancePath:instancePath+"/policy_context/assertio\
n_origin",keyword:"minLength",params:{limit:1}}],!1}else return validate25.errors=[{instancePath:instancePath+"/policy_context/assertion_origin",keyword:"type",
params:{type:"string"}}],!1;var valid2=_errs33===errors}else var valid2=!0;if(valid2){if(data9.channel!==void 0){let data15=data9.channel,_errs35=errors;if(errors===
_errs35)if(typeof data15=="string"){if(data15.length<1)return validate25.errors=[{instancePath:instancePath+"/policy_context/channel",keyword:"minLength",params:{
limit:1}}],!1}else return validate25.errors=[{instancePath:instancePath+"/policy_context/channel",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs35===
errors}else var valid2=!0;if(valid2){if(data9.chat_id!==void 0){let data16=data9.chat_id,_errs37=errors;if(errors===_errs37)if(typeof data16=="string"){if(data16.
length<1)return validate25.errors=[{instancePath:instancePath+"/policy_context/chat_id",keyword:"minLength",params:{limit:1}}],!1}else return validate25.errors=
[{instancePath:instancePath+"/policy_context/chat_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs37===errors}else var valid2=!0;if(valid2){if(data9.
consent_basis!==void 0){let data17=data9.consent_basis,_errs39=errors;if(errors===_errs39)if(typeof data17=="string"){if(data17.length<1)return validate25.errors=
[{instancePath:instancePath+"/policy_context/consent_basis",keyword:"minLength",params:{limit:1}}],!1}else return validate25.errors=[{instancePath:instancePath+
"/policy_context/consent_basis",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs39===errors}else var valid2=!0;if(valid2){if(data9.correlation_id!==void 0){
let data18=data9.correlation_id,_errs41=errors;if(errors===_errs41)if(typeof data18=="string"){if(data18.length<1)return validate25.errors=[{instancePath:instancePath+
"/policy_context/correlation_id",keyword:"minLength",params:{limit:1}}],!1}else return validate25.errors=[{instancePath:instancePath+"/policy_context/correlatio\
n_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs41===errors}else var valid2=!0;if(valid2){if(data9.data_zone!==void 0){let data19=data9.data_zone,
_errs43=errors;if(errors===_errs43)if(typeof data19=="string"){if(data19.length<1)return validate25.errors=[{instancePath:instancePath+"/policy_context/data_zon\
e",keyword:"minLength",params:{limit:1}}],!1}else return validate25.errors=[{instancePath:instancePath+"/policy_context/data_zone",keyword:"type",params:{type:"\
string"}}],!1;var valid2=_errs43===errors}else var valid2=!0;if(valid2){if(data9.requested_action!==void 0){let _errs45=errors;if(data9.requested_action!=="read")
return validate25.errors=[{instancePath:instancePath+"/policy_context/requested_action",keyword:"const",params:{allowedValue:"read"}}],!1;var valid2=_errs45===errors}else
var valid2=!0;if(valid2){if(data9.risk_level!==void 0){let data21=data9.risk_level,_errs46=errors;if(typeof data21!="string")return validate25.errors=[{instancePath:instancePath+
"/policy_context/risk_level",keyword:"type",params:{type:"string"}}],!1;if(!(data21==="low"||data21==="medium"||data21==="high"))return validate25.errors=[{instancePath:instancePath+
"/policy_context/risk_level",keyword:"enum",params:{allowedValues:schema35.properties.policy_context.properties.risk_level.enum}}],!1;var valid2=_errs46===errors}else
var valid2=!0;if(valid2){if(data9.runtime_id!==void 0){let data22=data9.runtime_id,_errs48=errors;if(errors===_errs48)if(typeof data22=="string"){if(data22.length<
1)return validate25.errors=[{instancePath:instancePath+"/policy_context/runtime_id",keyword:"minLength",params:{limit:1}}],!1}else return validate25.errors=[{instancePath:instancePath+
"/policy_context/runtime_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs48===errors}else var valid2=!0;if(valid2){if(data9.runtime_instance_id!==
void 0){let data23=data9.runtime_instance_id,_errs50=errors;if(errors===_errs50)if(typeof data23=="string"){if(data23.length<1)return validate25.errors=[{instancePath:instancePath+
"/policy_context/runtime_instance_id",keyword:"minLength",params:{limit:1}}],!1}else return validate25.errors=[{instancePath:instancePath+"/policy_context/runti\
me_instance_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs50===errors}else var valid2=!0;if(valid2){if(data9.session_id!==void 0){let data24=data9.
session_id,_errs52=errors;if(errors===_errs52)if(typeof data24=="string"){if(data24.length<1)return validate25.errors=[{instancePath:instancePath+"/policy_conte\
xt/session_id",keyword:"minLength",params:{limit:1}}],!1}else return validate25.errors=[{instancePath:instancePath+"/policy_context/session_id",keyword:"type",params:{
type:"string"}}],!1;var valid2=_errs52===errors}else var valid2=!0;if(valid2){if(data9.task_id!==void 0){let data25=data9.task_id,_errs54=errors;if(errors===_errs54)
if(typeof data25=="string"){if(data25.length<1)return validate25.errors=[{instancePath:instancePath+"/policy_context/task_id",keyword:"minLength",params:{limit:1}}],
!1}else return validate25.errors=[{instancePath:instancePath+"/policy_context/task_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs54===errors}else
var valid2=!0;if(valid2){if(data9.task_type!==void 0){let data26=data9.task_type,_errs56=errors;if(errors===_errs56)if(typeof data26=="string"){if(data26.length<
1)return validate25.errors=[{instancePath:instancePath+"/policy_context/task_type",keyword:"minLength",params:{limit:1}}],!1}else return validate25.errors=[{instancePath:instancePath+
"/policy_context/task_type",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs56===errors}else var valid2=!0;if(valid2)if(data9.tenant_id!==void 0){let data27=data9.
tenant_id,_errs58=errors;if(errors===_errs58)if(typeof data27=="string"){if(data27.length<1)return validate25.errors=[{instancePath:instancePath+"/policy_contex\
t/tenant_id",keyword:"minLength",params:{limit:1}}],!1}else return validate25.errors=[{instancePath:instancePath+"/policy_context/tenant_id",keyword:"type",params:{
type:"string"}}],!1;var valid2=_errs58===errors}else var valid2=!0}}}}}}}}}}}}}}}}}else return validate25.errors=[{instancePath:instancePath+"/policy_context",keyword:"\
type",params:{type:"object"}}],!1;var valid0=_errs21===errors}else var valid0=!0;if(valid0)if(data.request_id!==void 0){let data28=data.request_id,_errs60=errors;
if(errors===_errs60)if(typeof data28=="string"){if(data28.length<1)return validate25.errors=[{instancePath:instancePath+"/request_id",keyword:"minLength",params:{
limit:1}}],!1}else return validate25.errors=[{instancePath:instancePath+"/request_id",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs60===errors}else
var valid0=!0}}}}else return validate25.errors=[{instancePath,keyword:"type",params:{type:"object"}}],!1;return validate25.errors=vErrors,errors===0}var validate16of=validate26;function validate26(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;if(errors===0)if(data&&typeof data=="object"&&
!Array.isArray(data)){let missing0;if(data.request_id===void 0&&(missing0="request_id")||data.task_id===void 0&&(missing0="task_id"))return validate26.errors=[{
instancePath,keyword:"required",params:{missingProperty:missing0}}],!1;{let _errs1=errors;for(let key0 in data)if(!(key0==="reason"||key0==="request_id"||key0===
"task_id")){return validate26.errors=[{instancePath,keyword:"additionalProperties",params:{additionalProperty:key0}}],!1;break}if(_errs1===errors){if(data.reason!==
void 0){let data0=data.reason,_errs2=errors;if(errors===_errs2)if(typeof data0=="string"){if(data0.length<1)return validate26.errors=[{instancePath:instancePath+
"/reason",keyword:"minLength",params:{limit:1}}],!1}else return validate26.errors=[{instancePath:instancePath+"/reason",keyword:"type",params:{type:"string"}}],
!1;var valid0=_errs2===errors}else var valid0=!0;if(valid0){if(data.request_id!==void 0){let data1=data.request_id,_errs4=errors;if(errors===_errs4)if(typeof data1==
"string"){if(data1.length<1)return validate26.errors=[{instancePath:instancePath+"/request_id",keyword:"minLength",params:{limit:1}}],!1}else return validate26.
errors=[{instancePath:instancePath+"/request_id",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs4===errors}else var valid0=!0;if(valid0)if(data.task_id!==
void 0){let data2=data.task_id,_errs6=errors;if(errors===_errs6)if(typeof data2=="string"){if(data2.length<1)return validate26.errors=[{instancePath:instancePath+
"/task_id",keyword:"minLength",params:{limit:1}}],!1}else return validate26.errors=[{instancePath:instancePath+"/task_id",keyword:"type",params:{type:"string"}}],
!1;var valid0=_errs6===errors}else var valid0=!0}}}}else return validate26.errors=[{instancePath,keyword:"type",params:{type:"object"}}],!1;return validate26.errors=
vErrors,errors===0}var validate17of=validate27,schema37={type:"object",required:["request_id","policy_context","payload"],additionalProperties:!1,properties:{payload:{
type:"object",required:["memory_id"],additionalProperties:!1,properties:{deleted_at:{type:"string"},memory_id:{type:"string",minLength:1},reason:{type:"string"},
timeout_ms:{type:"integer",minimum:0}}},policy_context:{type:"object",required:["actor_agent","acting_for_subject","requested_action"],additionalProperties:!1,properties:{
acting_for_subject:{type:"object",required:["kind","id"],additionalProperties:!1,properties:{id:{type:"string",minLength:1},kind:{type:"string",enum:["user","ag\
ent","org","task","session","custom"]}}},actor_agent:{type:"string",minLength:1},assertion_origin:{type:"string",minLength:1},channel:{type:"string",minLength:1},
chat_id:{type:"string",minLength:1},consent_basis:{type:"string",minLength:1},correlation_id:{type:"string",minLength:1},data_zone:{type:"string",minLength:1},requested_action:{
const:"delete"},risk_level:{type:"string",enum:["low","medium","high"]},runtime_id:{type:"string",minLength:1},runtime_instance_id:{type:"string",minLength:1},session_id:{
type:"string",minLength:1},task_id:{type:"string",minLength:1},task_type:{type:"string",minLength:1},tenant_id:{type:"string",minLength:1}}},request_id:{type:"s\
tring",minLength:1}},$id:"delete-memory.request"};function validate27(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;
if(errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.request_id===void 0&&(missing0="request_id")||data.policy_context===void 0&&
(missing0="policy_context")||data.payload===void 0&&(missing0="payload"))return validate27.errors=[{instancePath,keyword:"required",params:{missingProperty:missing0}}],
!1;{let _errs1=errors;for(let key0 in data)if(!(key0==="payload"||key0==="policy_context"||key0==="request_id")){return validate27.errors=[{instancePath,keyword:"\
additionalProperties",params:{additionalProperty:key0}}],!1;break}if(_errs1===errors){if(data.payload!==void 0){let data0=data.payload,_errs2=errors;if(errors===
_errs2)if(data0&&typeof data0=="object"&&!Array.isArray(data0)){let missing1;if(data0.memory_id===void 0&&(missing1="memory_id"))return validate27.errors=[{instancePath:instancePath+
"/payload",keyword:"required",params:{missingProperty:missing1}}],!1;{let _errs4=errors;for(let key1 in data0)if(!(key1==="deleted_at"||key1==="memory_id"||key1===
"reason"||key1==="timeout_ms")){return validate27.errors=[{instancePath:instancePath+"/payload",keyword:"additionalProperties",params:{additionalProperty:key1}}],
!1;break}if(_errs4===errors){if(data0.deleted_at!==void 0){let _errs5=errors;if(typeof data0.deleted_at!="string")return validate27.errors=[{instancePath:instancePath+
"/payload/deleted_at",keyword:"type",params:{type:"string"}}],!1;var valid1=_errs5===errors}else var valid1=!0;if(valid1){if(data0.memory_id!==void 0){let data2=data0.
memory_id,_errs7=errors;if(errors===_errs7)if(typeof data2=="string"){if(data2.length<1)return validate27.errors=[{instancePath:instancePath+"/payload/memory_id",
keyword:"minLength",params:{limit:1}}],!1}else return validate27.errors=[{instancePath:instancePath+"/payload/memory_id",keyword:"type",params:{type:"string"}}],
!1;var valid1=_errs7===errors}else var valid1=!0;if(valid1){if(data0.reason!==void 0){let _errs9=errors;if(typeof data0.reason!="string")return validate27.errors=
[{instancePath:instancePath+"/payload/reason",keyword:"type",params:{type:"string"}}],!1;var valid1=_errs9===errors}else var valid1=!0;if(valid1)if(data0.timeout_ms!==
void 0){let data4=data0.timeout_ms,_errs11=errors;if(!(typeof data4=="number"&&!(data4%1)&&!isNaN(data4)&&isFinite(data4)))return validate27.errors=[{instancePath:instancePath+
"/payload/timeout_ms",keyword:"type",params:{type:"integer"}}],!1;if(errors===_errs11&&typeof data4=="number"&&isFinite(data4)&&(data4<0||isNaN(data4)))return validate27.
errors=[{instancePath:instancePath+"/payload/timeout_ms",keyword:"minimum",params:{comparison:">=",limit:0}}],!1;var valid1=_errs11===errors}else var valid1=!0}}}}}else
return validate27.errors=[{instancePath:instancePath+"/payload",keyword:"type",params:{type:"object"}}],!1;var valid0=_errs2===errors}else var valid0=!0;if(valid0){
if(data.policy_context!==void 0){let data5=data.policy_context,_errs13=errors;if(errors===_errs13)if(data5&&typeof data5=="object"&&!Array.isArray(data5)){let missing2;
if(data5.actor_agent===void 0&&(missing2="actor_agent")||data5.acting_for_subject===void 0&&(missing2="acting_for_subject")||data5.requested_action===void 0&&(missing2=
"requested_action"))return validate27.errors=[{instancePath:instancePath+"/policy_context",keyword:"required",params:{missingProperty:missing2}}],!1;{let _errs15=errors;
for(let key2 in data5)if(!func2.call(schema37.properties.policy_context.properties,key2)){return validate27.errors=[{instancePath:instancePath+"/policy_context",
keyword:"additionalProperties",params:{additionalProperty:key2}}],!1;break}if(_errs15===errors){if(data5.acting_for_subject!==void 0){let data6=data5.acting_for_subject,
_errs16=errors;if(errors===_errs16)if(data6&&typeof data6=="object"&&!Array.isArray(data6)){let missing3;if(data6.kind===void 0&&(missing3="kind")||data6.id===void 0&&
(missing3="id"))return validate27.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject",keyword:"required",params:{missingProperty:missing3}}],
!1;{let _errs18=errors;for(let key3 in data6)if(!(key3==="id"||key3==="kind")){return validate27.errors=[{instancePath:instancePath+"/policy_context/acting_for_\
subject",keyword:"additionalProperties",params:{additionalProperty:key3}}],!1;break}if(_errs18===errors){if(data6.id!==void 0){let data7=data6.id,_errs19=errors;
if(errors===_errs19)if(typeof data7=="string"){if(data7.length<1)return validate27.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/id",keyword:"\
minLength",params:{limit:1}}],!1}else return validate27.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/id",keyword:"type",params:{type:"\
string"}}],!1;var valid3=_errs19===errors}else var valid3=!0;if(valid3)if(data6.kind!==void 0){let data8=data6.kind,_errs21=errors;if(typeof data8!="string")return validate27.
errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/kind",keyword:"type",params:{type:"string"}}],!1;if(!(data8==="user"||data8==="agent"||data8===
"org"||data8==="task"||data8==="session"||data8==="custom"))return validate27.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/kind",keyword:"\
enum",params:{allowedValues:schema37.properties.policy_context.properties.acting_for_subject.properties.kind.enum}}],!1;var valid3=_errs21===errors}else var valid3=!0}}}else
return validate27.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject",keyword:"type",params:{type:"object"}}],!1;var valid2=_errs16===errors}else
var valid2=!0;if(valid2){if(data5.actor_agent!==void 0){let data9=data5.actor_agent,_errs23=errors;if(errors===_errs23)if(typeof data9=="string"){if(data9.length<
1)return validate27.errors=[{instancePath:instancePath+"/policy_context/actor_agent",keyword:"minLength",params:{limit:1}}],!1}else return validate27.errors=[{instancePath:instancePath+
"/policy_context/actor_agent",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs23===errors}else var valid2=!0;if(valid2){if(data5.assertion_origin!==void 0){
let data10=data5.assertion_origin,_errs25=errors;if(errors===_errs25)if(typeof data10=="string"){if(data10.length<1)return validate27.errors=[{instancePath:instancePath+
"/policy_context/assertion_origin",keyword:"minLength",params:{limit:1}}],!1}else return validate27.errors=[{instancePath:instancePath+"/policy_context/assertio\
n_origin",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs25===errors}else var valid2=!0;if(valid2){if(data5.channel!==void 0){let data11=data5.channel,
_errs27=errors;if(errors===_errs27)if(typeof data11=="string"){if(data11.length<1)return validate27.errors=[{instancePath:instancePath+"/policy_context/channel",
keyword:"minLength",params:{limit:1}}],!1}else return validate27.errors=[{instancePath:instancePath+"/policy_context/channel",keyword:"type",params:{type:"strin\
g"}}],!1;var valid2=_errs27===errors}else var valid2=!0;if(valid2){if(data5.chat_id!==void 0){let data12=data5.chat_id,_errs29=errors;if(errors===_errs29)if(typeof data12==
"string"){if(data12.length<1)return validate27.errors=[{instancePath:instancePath+"/policy_context/chat_id",keyword:"minLength",params:{limit:1}}],!1}else return validate27.
errors=[{instancePath:instancePath+"/policy_context/chat_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs29===errors}else var valid2=!0;if(valid2){
if(data5.consent_basis!==void 0){let data13=data5.consent_basis,_errs31=errors;if(errors===_errs31)if(typeof data13=="string"){if(data13.length<1)return validate27.
errors=[{instancePath:instancePath+"/policy_context/consent_basis",keyword:"minLength",params:{limit:1}}],!1}else return validate27.errors=[{instancePath:instancePath+
"/policy_context/consent_basis",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs31===errors}else var valid2=!0;if(valid2){if(data5.correlation_id!==void 0){
let data14=data5.correlation_id,_errs33=errors;if(errors===_errs33)if(typeof data14=="string"){if(data14.length<1)return validate27.errors=[{instancePath:instancePath+
"/policy_context/correlation_id",keyword:"minLength",params:{limit:1}}],!1}else return validate27.errors=[{instancePath:instancePath+"/policy_context/correlatio\
n_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs33===errors}else var valid2=!0;if(valid2){if(data5.data_zone!==void 0){let data15=data5.data_zone,
_errs35=errors;if(errors===_errs35)if(typeof data15=="string"){if(data15.length<1)return validate27.errors=[{instancePath:instancePath+"/policy_context/data_zon\
e",keyword:"minLength",params:{limit:1}}],!1}else return validate27.errors=[{instancePath:instancePath+"/policy_context/data_zone",keyword:"type",params:{type:"\
string"}}],!1;var valid2=_errs35===errors}else var valid2=!0;if(valid2){if(data5.requested_action!==void 0){let _errs37=errors;if(data5.requested_action!=="dele\
te")return validate27.errors=[{instancePath:instancePath+"/policy_context/requested_action",keyword:"const",params:{allowedValue:"delete"}}],!1;var valid2=_errs37===
errors}else var valid2=!0;if(valid2){if(data5.risk_level!==void 0){let data17=data5.risk_level,_errs38=errors;if(typeof data17!="string")return validate27.errors=
[{instancePath:instancePath+"/policy_context/risk_level",keyword:"type",params:{type:"string"}}],!1;if(!(data17==="low"||data17==="medium"||data17==="high"))return validate27.
errors=[{instancePath:instancePath+"/policy_context/risk_level",keyword:"enum",params:{allowedValues:schema37.properties.policy_context.properties.risk_level.enum}}],
!1;var valid2=_errs38===errors}else var valid2=!0;if(valid2){if(data5.runtime_id!==void 0){let data18=data5.runtime_id,_errs40=errors;if(errors===_errs40)if(typeof data18==
"string"){if(data18.length<1)return validate27.errors=[{instancePath:instancePath+"/policy_context/runtime_id",keyword:"minLength",params:{limit:1}}],!1}else return validate27.
errors=[{instancePath:instancePath+"/policy_context/runtime_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs40===errors}else var valid2=!0;if(valid2){
if(data5.runtime_instance_id!==void 0){let data19=data5.runtime_instance_id,_errs42=errors;if(errors===_errs42)if(typeof data19=="string"){if(data19.length<1)return validate27.
errors=[{instancePath:instancePath+"/policy_context/runtime_instance_id",keyword:"minLength",params:{limit:1}}],!1}else return validate27.errors=[{instancePath:instancePath+
"/policy_context/runtime_instance_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs42===errors}else var valid2=!0;if(valid2){if(data5.session_id!==
void 0){let data20=data5.session_id,_errs44=errors;if(errors===_errs44)if(typeof data20=="string"){if(data20.length<1)return validate27.errors=[{instancePath:instancePath+
"/policy_context/session_id",keyword:"minLength",params:{limit:1}}],!1}else return validate27.errors=[{instancePath:instancePath+"/policy_context/session_id",keyword:"\
type",params:{type:"string"}}],!1;var valid2=_errs44===errors}else var valid2=!0;if(valid2){if(data5.task_id!==void 0){let data21=data5.task_id,_errs46=errors;if(errors===
_errs46)if(typeof data21=="string"){if(data21.length<1)return validate27.errors=[{instancePath:instancePath+"/policy_context/task_id",keyword:"minLength",params:{
limit:1}}],!1}else return validate27.errors=[{instancePath:instancePath+"/policy_context/task_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs46===
errors}else var valid2=!0;if(valid2){if(data5.task_type!==void 0){let data22=data5.task_type,_errs48=errors;if(errors===_errs48)if(typeof data22=="string"){if(data22.
length<1)return validate27.errors=[{instancePath:instancePath+"/policy_context/task_type",keyword:"minLength",params:{limit:1}}],!1}else return validate27.errors=
[{instancePath:instancePath+"/policy_context/task_type",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs48===errors}else var valid2=!0;if(valid2)if(data5.
tenant_id!==void 0){let data23=data5.tenant_id,_errs50=errors;if(errors===_errs50)if(typeof data23=="string"){if(data23.length<1)return validate27.errors=[{instancePath:instancePath+
"/policy_context/tenant_id",keyword:"minLength",params:{limit:1}}],!1}else return validate27.errors=[{instancePath:instancePath+"/policy_context/tenant_id",keyword:"\
type",params:{type:"string"}}],!1;var valid2=_errs50===errors}else var valid2=!0}}}}}}}}}}}}}}}}}else return validate27.errors=[{instancePath:instancePath+"/pol\
icy_context",keyword:"type",params:{type:"object"}}],!1;var valid0=_errs13===errors}else var valid0=!0;if(valid0)if(data.request_id!==void 0){let data24=data.request_id,
_errs52=errors;if(errors===_errs52)if(typeof data24=="string"){if(data24.length<1)return validate27.errors=[{instancePath:instancePath+"/request_id",keyword:"mi\
nLength",params:{limit:1}}],!1}else return validate27.errors=[{instancePath:instancePath+"/request_id",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs52===
errors}else var valid0=!0}}}}else return validate27.errors=[{instancePath,keyword:"type",params:{type:"object"}}],!1;return validate27.errors=vErrors,errors===0}
var validate18of=validate28,schema38={type:"object",required:["request_id","policy_context","payload"],additionalProperties:!1,properties:{payload:{type:"object",
required:["memory_id"],additionalProperties:!1,properties:{expired_at:{type:"string"},memory_id:{type:"string",minLength:1},reason:{type:"string"},timeout_ms:{type:"\
integer",minimum:0}}},policy_context:{type:"object",required:["actor_agent","acting_for_subject","requested_action"],additionalProperties:!1,properties:{acting_for_subject:{
type:"object",required:["kind","id"],additionalProperties:!1,properties:{id:{type:"string",minLength:1},kind:{type:"string",enum:["user","agent","org","task","s\
ession","custom"]}}},actor_agent:{type:"string",minLength:1},assertion_origin:{type:"string",minLength:1},channel:{type:"string",minLength:1},chat_id:{type:"str\
ing",minLength:1},consent_basis:{type:"string",minLength:1},correlation_id:{type:"string",minLength:1},data_zone:{type:"string",minLength:1},requested_action:{const:"\
expire"},risk_level:{type:"string",enum:["low","medium","high"]},runtime_id:{type:"string",minLength:1},runtime_instance_id:{type:"string",minLength:1},session_id:{
type:"string",minLength:1},task_id:{type:"string",minLength:1},task_type:{type:"string",minLength:1},tenant_id:{type:"string",minLength:1}}},request_id:{type:"s\
tring",minLength:1}},$id:"expire-memory.request"};function validate28(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;
if(errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.request_id===void 0&&(missing0="request_id")||data.policy_context===void 0&&
(missing0="policy_context")||data.payload===void 0&&(missing0="payload"))return validate28.errors=[{instancePath,keyword:"required",params:{missingProperty:missing0}}],
!1;{let _errs1=errors;for(let key0 in data)if(!(key0==="payload"||key0==="policy_context"||key0==="request_id")){return validate28.errors=[{instancePath,keyword:"\
additionalProperties",params:{additionalProperty:key0}}],!1;break}if(_errs1===errors){if(data.payload!==void 0){let data0=data.payload,_errs2=errors;if(errors===
_errs2)if(data0&&typeof data0=="object"&&!Array.isArray(data0)){let missing1;if(data0.memory_id===void 0&&(missing1="memory_id"))return validate28.errors=[{instancePath:instancePath+
"/payload",keyword:"required",params:{missingProperty:missing1}}],!1;{let _errs4=errors;for(let key1 in data0)if(!(key1==="expired_at"||key1==="memory_id"||key1===
"reason"||key1==="timeout_ms")){return validate28.errors=[{instancePath:instancePath+"/payload",keyword:"additionalProperties",params:{additionalProperty:key1}}],
!1;break}if(_errs4===errors){if(data0.expired_at!==void 0){let _errs5=errors;if(typeof data0.expired_at!="string")return validate28.errors=[{instancePath:instancePath+
"/payload/expired_at",keyword:"type",params:{type:"string"}}],!1;var valid1=_errs5===errors}else var valid1=!0;if(valid1){if(data0.memory_id!==void 0){let data2=data0.
memory_id,_errs7=errors;if(errors===_errs7)if(typeof data2=="string"){if(data2.length<1)return validate28.errors=[{instancePath:instancePath+"/payload/memory_id",
keyword:"minLength",params:{limit:1}}],!1}else return validate28.errors=[{instancePath:instancePath+"/payload/memory_id",keyword:"type",params:{type:"string"}}],
!1;var valid1=_errs7===errors}else var valid1=!0;if(valid1){if(data0.reason!==void 0){let _errs9=errors;if(typeof data0.reason!="string")return validate28.errors=
[{instancePath:instancePath+"/payload/reason",keyword:"type",params:{type:"string"}}],!1;var valid1=_errs9===errors}else var valid1=!0;if(valid1)if(data0.timeout_ms!==
void 0){let data4=data0.timeout_ms,_errs11=errors;if(!(typeof data4=="number"&&!(data4%1)&&!isNaN(data4)&&isFinite(data4)))return validate28.errors=[{instancePath:instancePath+
"/payload/timeout_ms",keyword:"type",params:{type:"integer"}}],!1;if(errors===_errs11&&typeof data4=="number"&&isFinite(data4)&&(data4<0||isNaN(data4)))return validate28.
errors=[{instancePath:instancePath+"/payload/timeout_ms",keyword:"minimum",params:{comparison:">=",limit:0}}],!1;var valid1=_errs11===errors}else var valid1=!0}}}}}else
return validate28.errors=[{instancePath:instancePath+"/payload",keyword:"type",params:{type:"object"}}],!1;var valid0=_errs2===errors}else var valid0=!0;if(valid0){
if(data.policy_context!==void 0){let data5=data.policy_context,_errs13=errors;if(errors===_errs13)if(data5&&typeof data5=="object"&&!Array.isArray(data5)){let missing2;
if(data5.actor_agent===void 0&&(missing2="actor_agent")||data5.acting_for_subject===void 0&&(missing2="acting_for_subject")||data5.requested_action===void 0&&(missing2=
"requested_action"))return validate28.errors=[{instancePath:instancePath+"/policy_context",keyword:"required",params:{missingProperty:missing2}}],!1;{let _errs15=errors;
for(let key2 in data5)if(!func2.call(schema38.properties.policy_context.properties,key2)){return validate28.errors=[{instancePath:instancePath+"/policy_context",
keyword:"additionalProperties",params:{additionalProperty:key2}}],!1;break}if(_errs15===errors){if(data5.acting_for_subject!==void 0){let data6=data5.acting_for_subject,
_errs16=errors;if(errors===_errs16)if(data6&&typeof data6=="object"&&!Array.isArray(data6)){let missing3;if(data6.kind===void 0&&(missing3="kind")||data6.id===void 0&&
(missing3="id"))return validate28.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject",keyword:"required",params:{missingProperty:missing3}}],
!1;{let _errs18=errors;for(let key3 in data6)if(!(key3==="id"||key3==="kind")){return validate28.errors=[{instancePath:instancePath+"/policy_context/acting_for_\
subject",keyword:"additionalProperties",params:{additionalProperty:key3}}],!1;break}if(_errs18===errors){if(data6.id!==void 0){let data7=data6.id,_errs19=errors;
if(errors===_errs19)if(typeof data7=="string"){if(data7.length<1)return validate28.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/id",keyword:"\
minLength",params:{limit:1}}],!1}else return validate28.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/id",keyword:"type",params:{type:"\
string"}}],!1;var valid3=_errs19===errors}else var valid3=!0;if(valid3)if(data6.kind!==void 0){let data8=data6.kind,_errs21=errors;if(typeof data8!="string")return validate28.
errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/kind",keyword:"type",params:{type:"string"}}],!1;if(!(data8==="user"||data8==="agent"||data8===
"org"||data8==="task"||data8==="session"||data8==="custom"))return validate28.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/kind",keyword:"\
enum",params:{allowedValues:schema38.properties.policy_context.properties.acting_for_subject.properties.kind.enum}}],!1;var valid3=_errs21===errors}else var valid3=!0}}}else
return validate28.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject",keyword:"type",params:{type:"object"}}],!1;var valid2=_errs16===errors}else
var valid2=!0;if(valid2){if(data5.actor_agent!==void 0){let data9=data5.actor_agent,_errs23=errors;if(errors===_errs23)if(typeof data9=="string"){if(data9.length<
1)return validate28.errors=[{instancePath:instancePath+"/policy_context/actor_agent",keyword:"minLength",params:{limit:1}}],!1}else return validate28.errors=[{instancePath:instancePath+
"/policy_context/actor_agent",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs23===errors}else var valid2=!0;if(valid2){if(data5.assertion_origin!==void 0){
let data10=data5.assertion_origin,_errs25=errors;if(errors===_errs25)if(typeof data10=="string"){if(data10.length<1)return validate28.errors=[{instancePath:instancePath+
"/policy_context/assertion_origin",keyword:"minLength",params:{limit:1}}],!1}else return validate28.errors=[{instancePath:instancePath+"/policy_context/assertio\
n_origin",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs25===errors}else var valid2=!0;if(valid2){if(data5.channel!==void 0){let data11=data5.channel,
_errs27=errors;if(errors===_errs27)if(typeof data11=="string"){if(data11.length<1)return validate28.errors=[{instancePath:instancePath+"/policy_context/channel",
keyword:"minLength",params:{limit:1}}],!1}else return validate28.errors=[{instancePath:instancePath+"/policy_context/channel",keyword:"type",params:{type:"strin\
g"}}],!1;var valid2=_errs27===errors}else var valid2=!0;if(valid2){if(data5.chat_id!==void 0){let data12=data5.chat_id,_errs29=errors;if(errors===_errs29)if(typeof data12==
"string"){if(data12.length<1)return validate28.errors=[{instancePath:instancePath+"/policy_context/chat_id",keyword:"minLength",params:{limit:1}}],!1}else return validate28.
errors=[{instancePath:instancePath+"/policy_context/chat_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs29===errors}else var valid2=!0;if(valid2){
if(data5.consent_basis!==void 0){let data13=data5.consent_basis,_errs31=errors;if(errors===_errs31)if(typeof data13=="string"){if(data13.length<1)return validate28.
errors=[{instancePath:instancePath+"/policy_context/consent_basis",keyword:"minLength",params:{limit:1}}],!1}else return validate28.errors=[{instancePath:instancePath+
"/policy_context/consent_basis",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs31===errors}else var valid2=!0;if(valid2){if(data5.correlation_id!==void 0){
let data14=data5.correlation_id,_errs33=errors;if(errors===_errs33)if(typeof data14=="string"){if(data14.length<1)return validate28.errors=[{instancePath:instancePath+
"/policy_context/correlation_id",keyword:"minLength",params:{limit:1}}],!1}else return validate28.errors=[{instancePath:instancePath+"/policy_context/correlatio\
n_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs33===errors}else var valid2=!0;if(valid2){if(data5.data_zone!==void 0){let data15=data5.data_zone,
_errs35=errors;if(errors===_errs35)if(typeof data15=="string"){if(data15.length<1)return validate28.errors=[{instancePath:instancePath+"/policy_context/data_zon\
e",keyword:"minLength",params:{limit:1}}],!1}else return validate28.errors=[{instancePath:instancePath+"/policy_context/data_zone",keyword:"type",params:{type:"\
string"}}],!1;var valid2=_errs35===errors}else var valid2=!0;if(valid2){if(data5.requested_action!==void 0){let _errs37=errors;if(data5.requested_action!=="expi\
re")return validate28.errors=[{instancePath:instancePath+"/policy_context/requested_action",keyword:"const",params:{allowedValue:"expire"}}],!1;var valid2=_errs37===
errors}else var valid2=!0;if(valid2){if(data5.risk_level!==void 0){let data17=data5.risk_level,_errs38=errors;if(typeof data17!="string")return validate28.errors=
[{instancePath:instancePath+"/policy_context/risk_level",keyword:"type",params:{type:"string"}}],!1;if(!(data17==="low"||data17==="medium"||data17==="high"))return validate28.
errors=[{instancePath:instancePath+"/policy_context/risk_level",keyword:"enum",params:{allowedValues:schema38.properties.policy_context.properties.risk_level.enum}}],
!1;var valid2=_errs38===errors}else var valid2=!0;if(valid2){if(data5.runtime_id!==void 0){let data18=data5.runtime_id,_errs40=errors;if(errors===_errs40)if(typeof data18==
"string"){if(data18.length<1)return validate28.errors=[{instancePath:instancePath+"/policy_context/runtime_id",keyword:"minLength",params:{limit:1}}],!1}else return validate28.
errors=[{instancePath:instancePath+"/policy_context/runtime_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs40===errors}else var valid2=!0;if(valid2){
if(data5.runtime_instance_id!==void 0){let data19=data5.runtime_instance_id,_errs42=errors;if(errors===_errs42)if(typeof data19=="string"){if(data19.length<1)return validate28.
errors=[{instancePath:instancePath+"/policy_context/runtime_instance_id",keyword:"minLength",params:{limit:1}}],!1}else return validate28.errors=[{instancePath:instancePath+
"/policy_context/runtime_instance_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs42===errors}else var valid2=!0;if(valid2){if(data5.session_id!==
void 0){let data20=data5.session_id,_errs44=errors;if(errors===_errs44)if(typeof data20=="string"){if(data20.length<1)return validate28.errors=[{instancePath:instancePath+
"/policy_context/session_id",keyword:"minLength",params:{limit:1}}],!1}else return validate28.errors=[{instancePath:instancePath+"/policy_context/session_id",keyword:"\
type",params:{type:"string"}}],!1;var valid2=_errs44===errors}else var valid2=!0;if(valid2){if(data5.task_id!==void 0){let data21=data5.task_id,_errs46=errors;if(errors===
_errs46)if(typeof data21=="string"){if(data21.length<1)return validate28.errors=[{instancePath:instancePath+"/policy_context/task_id",keyword:"minLength",params:{
limit:1}}],!1}else return validate28.errors=[{instancePath:instancePath+"/policy_context/task_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs46===
errors}else var valid2=!0;if(valid2){if(data5.task_type!==void 0){let data22=data5.task_type,_errs48=errors;if(errors===_errs48)if(typeof data22=="string"){if(data22.
length<1)return validate28.errors=[{instancePath:instancePath+"/policy_context/task_type",keyword:"minLength",params:{limit:1}}],!1}else return validate28.errors=
[{instancePath:instancePath+"/policy_context/task_type",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs48===errors}else var valid2=!0;if(valid2)if(data5.
tenant_id!==void 0){let data23=data5.tenant_id,_errs50=errors;if(errors===_errs50)if(typeof data23=="string"){if(data23.length<1)return validate28.errors=[{instancePath:instancePath+
"/policy_context/tenant_id",keyword:"minLength",params:{limit:1}}],!1}else return validate28.errors=[{instancePath:instancePath+"/policy_context/tenant_id",keyword:"\
type",params:{type:"string"}}],!1;var valid2=_errs50===errors}else var valid2=!0}}}}}}}}}}}}}}}}}else return validate28.errors=[{instancePath:instancePath+"/pol\
icy_context",keyword:"type",params:{type:"object"}}],!1;var valid0=_errs13===errors}else var valid0=!0;if(valid0)if(data.request_id!==void 0){let data24=data.request_id,
_errs52=errors;if(errors===_errs52)if(typeof data24=="string"){if(data24.length<1)return validate28.errors=[{instancePath:instancePath+"/request_id",keyword:"mi\
nLength",params:{limit:1}}],!1}else return validate28.errors=[{instancePath:instancePath+"/request_id",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs52===
errors}else var valid0=!0}}}}else return validate28.errors=[{instancePath,keyword:"type",params:{type:"object"}}],!1;return validate28.errors=vErrors,errors===0}
var validate19of=validate29,schema39={type:"object",required:["request_id","policy_context","payload"],additionalProperties:!1,properties:{payload:{type:"object",
additionalProperties:!1,properties:{execution_mode:{type:"string",enum:["sync","async"]},include_inactive:{type:"boolean"},limit:{type:"integer",minimum:1},pagination_token:{
type:"string",minLength:1},timeout_ms:{type:"integer",minimum:0}}},policy_context:{type:"object",required:["actor_agent","acting_for_subject","requested_action"],
additionalProperties:!1,properties:{acting_for_subject:{type:"object",required:["kind","id"],additionalProperties:!1,properties:{id:{type:"string",minLength:1},
kind:{type:"string",enum:["user","agent","org","task","session","custom"]}}},actor_agent:{type:"string",minLength:1},assertion_origin:{type:"string",minLength:1},
channel:{type:"string",minLength:1},chat_id:{type:"string",minLength:1},consent_basis:{type:"string",minLength:1},correlation_id:{type:"string",minLength:1},data_zone:{
type:"string",minLength:1},requested_action:{const:"read"},risk_level:{type:"string",enum:["low","medium","high"]},runtime_id:{type:"string",minLength:1},runtime_instance_id:{
type:"string",minLength:1},session_id:{type:"string",minLength:1},task_id:{type:"string",minLength:1},task_type:{type:"string",minLength:1},tenant_id:{type:"str\
ing",minLength:1}}},request_id:{type:"string",minLength:1}},$id:"export.request"};function validate29(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){
let vErrors=null,errors=0;if(errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.request_id===void 0&&(missing0="request_id")||
data.policy_context===void 0&&(missing0="policy_context")||data.payload===void 0&&(missing0="payload"))return validate29.errors=[{instancePath,keyword:"required",
params:{missingProperty:missing0}}],!1;{let _errs1=errors;for(let key0 in data)if(!(key0==="payload"||key0==="policy_context"||key0==="request_id")){return validate29.
errors=[{instancePath,keyword:"additionalProperties",params:{additionalProperty:key0}}],!1;break}if(_errs1===errors){if(data.payload!==void 0){let data0=data.payload,
_errs2=errors;if(errors===_errs2)if(data0&&typeof data0=="object"&&!Array.isArray(data0)){let _errs4=errors;for(let key1 in data0)if(!(key1==="execution_mode"||
key1==="include_inactive"||key1==="limit"||key1==="pagination_token"||key1==="timeout_ms")){return validate29.errors=[{instancePath:instancePath+"/payload",keyword:"\
additionalProperties",params:{additionalProperty:key1}}],!1;break}if(_errs4===errors){if(data0.execution_mode!==void 0){let data1=data0.execution_mode,_errs5=errors;
if(typeof data1!="string")return validate29.errors=[{instancePath:instancePath+"/payload/execution_mode",keyword:"type",params:{type:"string"}}],!1;if(!(data1===
"sync"||data1==="async"))return validate29.errors=[{instancePath:instancePath+"/payload/execution_mode",keyword:"enum",params:{allowedValues:schema39.properties.
payload.properties.execution_mode.enum}}],!1;var valid1=_errs5===errors}else var valid1=!0;if(valid1){if(data0.include_inactive!==void 0){let _errs7=errors;if(typeof data0.
include_inactive!="boolean")return validate29.errors=[{instancePath:instancePath+"/payload/include_inactive",keyword:"type",params:{type:"boolean"}}],!1;var valid1=_errs7===
errors}else var valid1=!0;if(valid1){if(data0.limit!==void 0){let data3=data0.limit,_errs9=errors;if(!(typeof data3=="number"&&!(data3%1)&&!isNaN(data3)&&isFinite(
data3)))return validate29.errors=[{instancePath:instancePath+"/payload/limit",keyword:"type",params:{type:"integer"}}],!1;if(errors===_errs9&&typeof data3=="num\
ber"&&isFinite(data3)&&(data3<1||isNaN(data3)))return validate29.errors=[{instancePath:instancePath+"/payload/limit",keyword:"minimum",params:{comparison:">=",limit:1}}],
!1;var valid1=_errs9===errors}else var valid1=!0;if(valid1){if(data0.pagination_token!==void 0){let data4=data0.pagination_token,_errs11=errors;if(errors===_errs11)
if(typeof data4=="string"){if(data4.length<1)return validate29.errors=[{instancePath:instancePath+"/payload/pagination_token",keyword:"minLength",params:{limit:1}}],
!1}else return validate29.errors=[{instancePath:instancePath+"/payload/pagination_token",keyword:"type",params:{type:"string"}}],!1;var valid1=_errs11===errors}else
var valid1=!0;if(valid1)if(data0.timeout_ms!==void 0){let data5=data0.timeout_ms,_errs13=errors;if(!(typeof data5=="number"&&!(data5%1)&&!isNaN(data5)&&isFinite(
data5)))return validate29.errors=[{instancePath:instancePath+"/payload/timeout_ms",keyword:"type",params:{type:"integer"}}],!1;if(errors===_errs13&&typeof data5==
"number"&&isFinite(data5)&&(data5<0||isNaN(data5)))return validate29.errors=[{instancePath:instancePath+"/payload/timeout_ms",keyword:"minimum",params:{comparison:"\
>=",limit:0}}],!1;var valid1=_errs13===errors}else var valid1=!0}}}}}else return validate29.errors=[{instancePath:instancePath+"/payload",keyword:"type",params:{
type:"object"}}],!1;var valid0=_errs2===errors}else var valid0=!0;if(valid0){if(data.policy_context!==void 0){let data6=data.policy_context,_errs15=errors;if(errors===
_errs15)if(data6&&typeof data6=="object"&&!Array.isArray(data6)){let missing1;if(data6.actor_agent===void 0&&(missing1="actor_agent")||data6.acting_for_subject===
void 0&&(missing1="acting_for_subject")||data6.requested_action===void 0&&(missing1="requested_action"))return validate29.errors=[{instancePath:instancePath+"/p\
olicy_context",keyword:"required",params:{missingProperty:missing1}}],!1;{let _errs17=errors;for(let key2 in data6)if(!func2.call(schema39.properties.policy_context.
properties,key2)){return validate29.errors=[{instancePath:instancePath+"/policy_context",keyword:"additionalProperties",params:{additionalProperty:key2}}],!1;break}
if(_errs17===errors){if(data6.acting_for_subject!==void 0){let data7=data6.acting_for_subject,_errs18=errors;if(errors===_errs18)if(data7&&typeof data7=="object"&&
!Array.isArray(data7)){let missing2;if(data7.kind===void 0&&(missing2="kind")||data7.id===void 0&&(missing2="id"))return validate29.errors=[{instancePath:instancePath+
"/policy_context/acting_for_subject",keyword:"required",params:{missingProperty:missing2}}],!1;{let _errs20=errors;for(let key3 in data7)if(!(key3==="id"||key3===
"kind")){return validate29.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject",keyword:"additionalProperties",params:{additionalProperty:key3}}],
!1;break}if(_errs20===errors){if(data7.id!==void 0){let data8=data7.id,_errs21=errors;if(errors===_errs21)if(typeof data8=="string"){if(data8.length<1)return validate29.
errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/id",keyword:"minLength",params:{limit:1}}],!1}else return validate29.errors=[{instancePath:instancePath+
"/policy_context/acting_for_subject/id",keyword:"type",params:{type:"string"}}],!1;var valid3=_errs21===errors}else var valid3=!0;if(valid3)if(data7.kind!==void 0){
let data9=data7.kind,_errs23=errors;if(typeof data9!="string")return validate29.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/kind",keyword:"\
type",params:{type:"string"}}],!1;if(!(data9==="user"||data9==="agent"||data9==="org"||data9==="task"||data9==="session"||data9==="custom"))return validate29.errors=
[{instancePath:instancePath+"/policy_context/acting_for_subject/kind",keyword:"enum",params:{allowedValues:schema39.properties.policy_context.properties.acting_for_subject.
properties.kind.enum}}],!1;var valid3=_errs23===errors}else var valid3=!0}}}else return validate29.errors=[{instancePath:instancePath+"/policy_context/acting_fo\
r_subject",keyword:"type",params:{type:"object"}}],!1;var valid2=_errs18===errors}else var valid2=!0;if(valid2){if(data6.actor_agent!==void 0){let data10=data6.
actor_agent,_errs25=errors;if(errors===_errs25)if(typeof data10=="string"){if(data10.length<1)return validate29.errors=[{instancePath:instancePath+"/policy_cont\
ext/actor_agent",keyword:"minLength",params:{limit:1}}],!1}else return validate29.errors=[{instancePath:instancePath+"/policy_context/actor_agent",keyword:"type",
params:{type:"string"}}],!1;var valid2=_errs25===errors}else var valid2=!0;if(valid2){if(data6.assertion_origin!==void 0){let data11=data6.assertion_origin,_errs27=errors;
if(errors===_errs27)if(typeof data11=="string"){if(data11.length<1)return validate29.errors=[{instancePath:instancePath+"/policy_context/assertion_origin",keyword:"\
minLength",params:{limit:1}}],!1}else return validate29.errors=[{instancePath:instancePath+"/policy_context/assertion_origin",keyword:"type",params:{type:"strin\
g"}}],!1;var valid2=_errs27===errors}else var valid2=!0;if(valid2){if(data6.channel!==void 0){let data12=data6.channel,_errs29=errors;if(errors===_errs29)if(typeof data12==
"string"){if(data12.length<1)return validate29.errors=[{instancePath:instancePath+"/policy_context/channel",keyword:"minLength",params:{limit:1}}],!1}else return validate29.
errors=[{instancePath:instancePath+"/policy_context/channel",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs29===errors}else var valid2=!0;if(valid2){
if(data6.chat_id!==void 0){let data13=data6.chat_id,_errs31=errors;if(errors===_errs31)if(typeof data13=="string"){if(data13.length<1)return validate29.errors=[
{instancePath:instancePath+"/policy_context/chat_id",keyword:"minLength",params:{limit:1}}],!1}else return validate29.errors=[{instancePath:instancePath+"/polic\
y_context/chat_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs31===errors}else var valid2=!0;if(valid2){if(data6.consent_basis!==void 0){let data14=data6.
consent_basis,_errs33=errors;if(errors===_errs33)if(typeof data14=="string"){if(data14.length<1)return validate29.errors=[{instancePath:instancePath+"/policy_co\
ntext/consent_basis",keyword:"minLength",params:{limit:1}}],!1}else return validate29.errors=[{instancePath:instancePath+"/policy_context/consent_basis",keyword:"\
type",params:{type:"string"}}],!1;var valid2=_errs33===errors}else var valid2=!0;if(valid2){if(data6.correlation_id!==void 0){let data15=data6.correlation_id,_errs35=errors;
if(errors===_errs35)if(typeof data15=="string"){if(data15.length<1)return validate29.errors=[{instancePath:instancePath+"/policy_context/correlation_id",keyword:"\
minLength",params:{limit:1}}],!1}else return validate29.errors=[{instancePath:instancePath+"/policy_context/correlation_id",keyword:"type",params:{type:"string"}}],
!1;var valid2=_errs35===errors}else var valid2=!0;if(valid2){if(data6.data_zone!==void 0){let data16=data6.data_zone,_errs37=errors;if(errors===_errs37)if(typeof data16==
"string"){if(data16.length<1)return validate29.errors=[{instancePath:instancePath+"/policy_context/data_zone",keyword:"minLength",params:{limit:1}}],!1}else return validate29.
errors=[{instancePath:instancePath+"/policy_context/data_zone",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs37===errors}else var valid2=!0;if(valid2){
if(data6.requested_action!==void 0){let _errs39=errors;if(data6.requested_action!=="read")return validate29.errors=[{instancePath:instancePath+"/policy_context/\
requested_action",keyword:"const",params:{allowedValue:"read"}}],!1;var valid2=_errs39===errors}else var valid2=!0;if(valid2){if(data6.risk_level!==void 0){let data18=data6.
risk_level,_errs40=errors;if(typeof data18!="string")return validate29.errors=[{instancePath:instancePath+"/policy_context/risk_level",keyword:"type",params:{type:"\
string"}}],!1;if(!(data18==="low"||data18==="medium"||data18==="high"))return validate29.errors=[{instancePath:instancePath+"/policy_context/risk_level",keyword:"\
enum",params:{allowedValues:schema39.properties.policy_context.properties.risk_level.enum}}],!1;var valid2=_errs40===errors}else var valid2=!0;if(valid2){if(data6.
runtime_id!==void 0){let data19=data6.runtime_id,_errs42=errors;if(errors===_errs42)if(typeof data19=="string"){if(data19.length<1)return validate29.errors=[{instancePath:instancePath+
"/policy_context/runtime_id",keyword:"minLength",params:{limit:1}}],!1}else return validate29.errors=[{instancePath:instancePath+"/policy_context/runtime_id",keyword:"\
type",params:{type:"string"}}],!1;var valid2=_errs42===errors}else var valid2=!0;if(valid2){if(data6.runtime_instance_id!==void 0){let data20=data6.runtime_instance_id,
_errs44=errors;if(errors===_errs44)if(typeof data20=="string"){if(data20.length<1)return validate29.errors=[{instancePath:instancePath+"/policy_context/runtime_\
instance_id",keyword:"minLength",params:{limit:1}}],!1}else return validate29.errors=[{instancePath:instancePath+"/policy_context/runtime_instance_id",keyword:"\
type",params:{type:"string"}}],!1;var valid2=_errs44===errors}else var valid2=!0;if(valid2){if(data6.session_id!==void 0){let data21=data6.session_id,_errs46=errors;
if(errors===_errs46)if(typeof data21=="string"){if(data21.length<1)return validate29.errors=[{instancePath:instancePath+"/policy_context/session_id",keyword:"mi\
nLength",params:{limit:1}}],!1}else return validate29.errors=[{instancePath:instancePath+"/policy_context/session_id",keyword:"type",params:{type:"string"}}],!1;
var valid2=_errs46===errors}else var valid2=!0;if(valid2){if(data6.task_id!==void 0){let data22=data6.task_id,_errs48=errors;if(errors===_errs48)if(typeof data22==
"string"){if(data22.length<1)return validate29.errors=[{instancePath:instancePath+"/policy_context/task_id",keyword:"minLength",params:{limit:1}}],!1}else return validate29.
errors=[{instancePath:instancePath+"/policy_context/task_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs48===errors}else var valid2=!0;if(valid2){
if(data6.task_type!==void 0){let data23=data6.task_type,_errs50=errors;if(errors===_errs50)if(typeof data23=="string"){if(data23.length<1)return validate29.errors=
[{instancePath:instancePath+"/policy_context/task_type",keyword:"minLength",params:{limit:1}}],!1}else return validate29.errors=[{instancePath:instancePath+"/po\
licy_context/task_type",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs50===errors}else var valid2=!0;if(valid2)if(data6.tenant_id!==void 0){let data24=data6.
tenant_id,_errs52=errors;if(errors===_errs52)if(typeof data24=="string"){if(data24.length<1)return validate29.errors=[{instancePath:instancePath+"/policy_contex\
t/tenant_id",keyword:"minLength",params:{limit:1}}],!1}else return validate29.errors=[{instancePath:instancePath+"/policy_context/tenant_id",keyword:"type",params:{
type:"string"}}],!1;var valid2=_errs52===errors}else var valid2=!0}}}}}}}}}}}}}}}}}else return validate29.errors=[{instancePath:instancePath+"/policy_context",keyword:"\
type",params:{type:"object"}}],!1;var valid0=_errs15===errors}else var valid0=!0;if(valid0)if(data.request_id!==void 0){let data25=data.request_id,_errs54=errors;
if(errors===_errs54)if(typeof data25=="string"){if(data25.length<1)return validate29.errors=[{instancePath:instancePath+"/request_id",keyword:"minLength",params:{
limit:1}}],!1}else return validate29.errors=[{instancePath:instancePath+"/request_id",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs54===errors}else
var valid0=!0}}}}else return validate29.errors=[{instancePath,keyword:"type",params:{type:"object"}}],!1;return validate29.errors=vErrors,errors===0}var validate20of=validate30,
schema40={type:"object",required:["request_id","policy_context","payload"],additionalProperties:!1,properties:{payload:{type:"object",required:["memory_id"],additionalProperties:!1,
properties:{memory_id:{type:"string",minLength:1},timeout_ms:{type:"integer",minimum:0}}},policy_context:{type:"object",required:["actor_agent","acting_for_subj\
ect","requested_action"],additionalProperties:!1,properties:{acting_for_subject:{type:"object",required:["kind","id"],additionalProperties:!1,properties:{id:{type:"\
string",minLength:1},kind:{type:"string",enum:["user","agent","org","task","session","custom"]}}},actor_agent:{type:"string",minLength:1},assertion_origin:{type:"\
string",minLength:1},channel:{type:"string",minLength:1},chat_id:{type:"string",minLength:1},consent_basis:{type:"string",minLength:1},correlation_id:{type:"str\
ing",minLength:1},data_zone:{type:"string",minLength:1},requested_action:{const:"read"},risk_level:{type:"string",enum:["low","medium","high"]},runtime_id:{type:"\
string",minLength:1},runtime_instance_id:{type:"string",minLength:1},session_id:{type:"string",minLength:1},task_id:{type:"string",minLength:1},task_type:{type:"\
string",minLength:1},tenant_id:{type:"string",minLength:1}}},request_id:{type:"string",minLength:1}},$id:"get-memory.request"};function validate30(data,{instancePath="",
parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;if(errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.
request_id===void 0&&(missing0="request_id")||data.policy_context===void 0&&(missing0="policy_context")||data.payload===void 0&&(missing0="payload"))return validate30.
errors=[{instancePath,keyword:"required",params:{missingProperty:missing0}}],!1;{let _errs1=errors;for(let key0 in data)if(!(key0==="payload"||key0==="policy_co\
ntext"||key0==="request_id")){return validate30.errors=[{instancePath,keyword:"additionalProperties",params:{additionalProperty:key0}}],!1;break}if(_errs1===errors){
if(data.payload!==void 0){let data0=data.payload,_errs2=errors;if(errors===_errs2)if(data0&&typeof data0=="object"&&!Array.isArray(data0)){let missing1;if(data0.
memory_id===void 0&&(missing1="memory_id"))return validate30.errors=[{instancePath:instancePath+"/payload",keyword:"required",params:{missingProperty:missing1}}],
!1;{let _errs4=errors;for(let key1 in data0)if(!(key1==="memory_id"||key1==="timeout_ms")){return validate30.errors=[{instancePath:instancePath+"/payload",keyword:"\
additionalProperties",params:{additionalProperty:key1}}],!1;break}if(_errs4===errors){if(data0.memory_id!==void 0){let data1=data0.memory_id,_errs5=errors;if(errors===
_errs5)if(typeof data1=="string"){if(data1.length<1)return validate30.errors=[{instancePath:instancePath+"/payload/memory_id",keyword:"minLength",params:{limit:1}}],
!1}else return validate30.errors=[{instancePath:instancePath+"/payload/memory_id",keyword:"type",params:{type:"string"}}],!1;var valid1=_errs5===errors}else var valid1=!0;
if(valid1)if(data0.timeout_ms!==void 0){let data2=data0.timeout_ms,_errs7=errors;if(!(typeof data2=="number"&&!(data2%1)&&!isNaN(data2)&&isFinite(data2)))return validate30.
errors=[{instancePath:instancePath+"/payload/timeout_ms",keyword:"type",params:{type:"integer"}}],!1;if(errors===_errs7&&typeof data2=="number"&&isFinite(data2)&&
(data2<0||isNaN(data2)))return validate30.errors=[{instancePath:instancePath+"/payload/timeout_ms",keyword:"minimum",params:{comparison:">=",limit:0}}],!1;var valid1=_errs7===
errors}else var valid1=!0}}}else return validate30.errors=[{instancePath:instancePath+"/payload",keyword:"type",params:{type:"object"}}],!1;var valid0=_errs2===
errors}else var valid0=!0;if(valid0){if(data.policy_context!==void 0){let data3=data.policy_context,_errs9=errors;if(errors===_errs9)if(data3&&typeof data3=="ob\
ject"&&!Array.isArray(data3)){let missing2;if(data3.actor_agent===void 0&&(missing2="actor_agent")||data3.acting_for_subject===void 0&&(missing2="acting_for_sub\
ject")||data3.requested_action===void 0&&(missing2="requested_action"))return validate30.errors=[{instancePath:instancePath+"/policy_context",keyword:"required",
params:{missingProperty:missing2}}],!1;{let _errs11=errors;for(let key2 in data3)if(!func2.call(schema40.properties.policy_context.properties,key2)){return validate30.
errors=[{instancePath:instancePath+"/policy_context",keyword:"additionalProperties",params:{additionalProperty:key2}}],!1;break}if(_errs11===errors){if(data3.acting_for_subject!==
void 0){let data4=data3.acting_for_subject,_errs12=errors;if(errors===_errs12)if(data4&&typeof data4=="object"&&!Array.isArray(data4)){let missing3;if(data4.kind===
void 0&&(missing3="kind")||data4.id===void 0&&(missing3="id"))return validate30.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject",keyword:"\
required",params:{missingProperty:missing3}}],!1;{let _errs14=errors;for(let key3 in data4)if(!(key3==="id"||key3==="kind")){return validate30.errors=[{instancePath:instancePath+
"/policy_context/acting_for_subject",keyword:"additionalProperties",params:{additionalProperty:key3}}],!1;break}if(_errs14===errors){if(data4.id!==void 0){let data5=data4.
id,_errs15=errors;if(errors===_errs15)if(typeof data5=="string"){if(data5.length<1)return validate30.errors=[{instancePath:instancePath+"/policy_context/acting_\
for_subject/id",keyword:"minLength",params:{limit:1}}],!1}else return validate30.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/id",keyword:"\
type",params:{type:"string"}}],!1;var valid3=_errs15===errors}else var valid3=!0;if(valid3)if(data4.kind!==void 0){let data6=data4.kind,_errs17=errors;if(typeof data6!=
"string")return validate30.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/kind",keyword:"type",params:{type:"string"}}],!1;if(!(data6===
"user"||data6==="agent"||data6==="org"||data6==="task"||data6==="session"||data6==="custom"))return validate30.errors=[{instancePath:instancePath+"/policy_conte\
xt/acting_for_subject/kind",keyword:"enum",params:{allowedValues:schema40.properties.policy_context.properties.acting_for_subject.properties.kind.enum}}],!1;var valid3=_errs17===
errors}else var valid3=!0}}}else return validate30.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject",keyword:"type",params:{type:"object"}}],
!1;var valid2=_errs12===errors}else var valid2=!0;if(valid2){if(data3.actor_agent!==void 0){let data7=data3.actor_agent,_errs19=errors;if(errors===_errs19)if(typeof data7==
"string"){if(data7.length<1)return validate30.errors=[{instancePath:instancePath+"/policy_context/actor_agent",keyword:"minLength",params:{limit:1}}],!1}else return validate30.
errors=[{instancePath:instancePath+"/policy_context/actor_agent",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs19===errors}else var valid2=!0;if(valid2){
if(data3.assertion_origin!==void 0){let data8=data3.assertion_origin,_errs21=errors;if(errors===_errs21)if(typeof data8=="string"){if(data8.length<1)return validate30.
errors=[{instancePath:instancePath+"/policy_context/assertion_origin",keyword:"minLength",params:{limit:1}}],!1}else return validate30.errors=[{instancePath:instancePath+
"/policy_context/assertion_origin",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs21===errors}else var valid2=!0;if(valid2){if(data3.channel!==void 0){
let data9=data3.channel,_errs23=errors;if(errors===_errs23)if(typeof data9=="string"){if(data9.length<1)return validate30.errors=[{instancePath:instancePath+"/p\
olicy_context/channel",keyword:"minLength",params:{limit:1}}],!1}else return validate30.errors=[{instancePath:instancePath+"/policy_context/channel",keyword:"ty\
pe",params:{type:"string"}}],!1;var valid2=_errs23===errors}else var valid2=!0;if(valid2){if(data3.chat_id!==void 0){let data10=data3.chat_id,_errs25=errors;if(errors===
_errs25)if(typeof data10=="string"){if(data10.length<1)return validate30.errors=[{instancePath:instancePath+"/policy_context/chat_id",keyword:"minLength",params:{
limit:1}}],!1}else return validate30.errors=[{instancePath:instancePath+"/policy_context/chat_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs25===
errors}else var valid2=!0;if(valid2){if(data3.consent_basis!==void 0){let data11=data3.consent_basis,_errs27=errors;if(errors===_errs27)if(typeof data11=="strin\
g"){if(data11.length<1)return validate30.errors=[{instancePath:instancePath+"/policy_context/consent_basis",keyword:"minLength",params:{limit:1}}],!1}else return validate30.
errors=[{instancePath:instancePath+"/policy_context/consent_basis",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs27===errors}else var valid2=!0;if(valid2){
if(data3.correlation_id!==void 0){let data12=data3.correlation_id,_errs29=errors;if(errors===_errs29)if(typeof data12=="string"){if(data12.length<1)return validate30.
errors=[{instancePath:instancePath+"/policy_context/correlation_id",keyword:"minLength",params:{limit:1}}],!1}else return validate30.errors=[{instancePath:instancePath+
"/policy_context/correlation_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs29===errors}else var valid2=!0;if(valid2){if(data3.data_zone!==void 0){
let data13=data3.data_zone,_errs31=errors;if(errors===_errs31)if(typeof data13=="string"){if(data13.length<1)return validate30.errors=[{instancePath:instancePath+
"/policy_context/data_zone",keyword:"minLength",params:{limit:1}}],!1}else return validate30.errors=[{instancePath:instancePath+"/policy_context/data_zone",keyword:"\
type",params:{type:"string"}}],!1;var valid2=_errs31===errors}else var valid2=!0;if(valid2){if(data3.requested_action!==void 0){let _errs33=errors;if(data3.requested_action!==
"read")return validate30.errors=[{instancePath:instancePath+"/policy_context/requested_action",keyword:"const",params:{allowedValue:"read"}}],!1;var valid2=_errs33===
errors}else var valid2=!0;if(valid2){if(data3.risk_level!==void 0){let data15=data3.risk_level,_errs34=errors;if(typeof data15!="string")return validate30.errors=
[{instancePath:instancePath+"/policy_context/risk_level",keyword:"type",params:{type:"string"}}],!1;if(!(data15==="low"||data15==="medium"||data15==="high"))return validate30.
errors=[{instancePath:instancePath+"/policy_context/risk_level",keyword:"enum",params:{allowedValues:schema40.properties.policy_context.properties.risk_level.enum}}],
!1;var valid2=_errs34===errors}else var valid2=!0;if(valid2){if(data3.runtime_id!==void 0){let data16=data3.runtime_id,_errs36=errors;if(errors===_errs36)if(typeof data16==
"string"){if(data16.length<1)return validate30.errors=[{instancePath:instancePath+"/policy_context/runtime_id",keyword:"minLength",params:{limit:1}}],!1}else return validate30.
errors=[{instancePath:instancePath+"/policy_context/runtime_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs36===errors}else var valid2=!0;if(valid2){
if(data3.runtime_instance_id!==void 0){let data17=data3.runtime_instance_id,_errs38=errors;if(errors===_errs38)if(typeof data17=="string"){if(data17.length<1)return validate30.
errors=[{instancePath:instancePath+"/policy_context/runtime_instance_id",keyword:"minLength",params:{limit:1}}],!1}else return validate30.errors=[{instancePath:instancePath+
"/policy_context/runtime_instance_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs38===errors}else var valid2=!0;if(valid2){if(data3.session_id!==
void 0){let data18=data3.session_id,_errs40=errors;if(errors===_errs40)if(typeof data18=="string"){if(data18.length<1)return validate30.errors=[{instancePath:instancePath+
"/policy_context/session_id",keyword:"minLength",params:{limit:1}}],!1}else return validate30.errors=[{instancePath:instancePath+"/policy_context/session_id",keyword:"\
type",params:{type:"string"}}],!1;var valid2=_errs40===errors}else var valid2=!0;if(valid2){if(data3.task_id!==void 0){let data19=data3.task_id,_errs42=errors;if(errors===
_errs42)if(typeof data19=="string"){if(data19.length<1)return validate30.errors=[{instancePath:instancePath+"/policy_context/task_id",keyword:"minLength",params:{
limit:1}}],!1}else return validate30.errors=[{instancePath:instancePath+"/policy_context/task_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs42===
errors}else var valid2=!0;if(valid2){if(data3.task_type!==void 0){let data20=data3.task_type,_errs44=errors;if(errors===_errs44)if(typeof data20=="string"){if(data20.
length<1)return validate30.errors=[{instancePath:instancePath+"/policy_context/task_type",keyword:"minLength",params:{limit:1}}],!1}else return validate30.errors=
[{instancePath:instancePath+"/policy_context/task_type",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs44===errors}else var valid2=!0;if(valid2)if(data3.
tenant_id!==void 0){let data21=data3.tenant_id,_errs46=errors;if(errors===_errs46)if(typeof data21=="string"){if(data21.length<1)return validate30.errors=[{instancePath:instancePath+
"/policy_context/tenant_id",keyword:"minLength",params:{limit:1}}],!1}else return validate30.errors=[{instancePath:instancePath+"/policy_context/tenant_id",keyword:"\
type",params:{type:"string"}}],!1;var valid2=_errs46===errors}else var valid2=!0}}}}}}}}}}}}}}}}}else return validate30.errors=[{instancePath:instancePath+"/pol\
icy_context",keyword:"type",params:{type:"object"}}],!1;var valid0=_errs9===errors}else var valid0=!0;if(valid0)if(data.request_id!==void 0){let data22=data.request_id,
_errs48=errors;if(errors===_errs48)if(typeof data22=="string"){if(data22.length<1)return validate30.errors=[{instancePath:instancePath+"/request_id",keyword:"mi\
nLength",params:{limit:1}}],!1}else return validate30.errors=[{instancePath:instancePath+"/request_id",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs48===
errors}else var valid0=!0}}}}else return validate30.errors=[{instancePath,keyword:"type",params:{type:"object"}}],!1;return validate30.errors=vErrors,errors===0}
var validate21of=validate31;function validate31(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;if(errors===0)if(data&&typeof data=="object"&&
!Array.isArray(data)){let missing0;if(data.request_id===void 0&&(missing0="request_id")||data.task_id===void 0&&(missing0="task_id"))return validate31.errors=[{
instancePath,keyword:"required",params:{missingProperty:missing0}}],!1;{let _errs1=errors;for(let key0 in data)if(!(key0==="request_id"||key0==="task_id")){return validate31.
errors=[{instancePath,keyword:"additionalProperties",params:{additionalProperty:key0}}],!1;break}if(_errs1===errors){if(data.request_id!==void 0){let data0=data.
request_id,_errs2=errors;if(errors===_errs2)if(typeof data0=="string"){if(data0.length<1)return validate31.errors=[{instancePath:instancePath+"/request_id",keyword:"\
minLength",params:{limit:1}}],!1}else return validate31.errors=[{instancePath:instancePath+"/request_id",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs2===
errors}else var valid0=!0;if(valid0)if(data.task_id!==void 0){let data1=data.task_id,_errs4=errors;if(errors===_errs4)if(typeof data1=="string"){if(data1.length<
1)return validate31.errors=[{instancePath:instancePath+"/task_id",keyword:"minLength",params:{limit:1}}],!1}else return validate31.errors=[{instancePath:instancePath+
"/task_id",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs4===errors}else var valid0=!0}}}else return validate31.errors=[{instancePath,keyword:"type",
params:{type:"object"}}],!1;return validate31.errors=vErrors,errors===0}var validate22of=validate32,schema42={type:"object",required:["request_id","policy_conte\
xt","payload"],additionalProperties:!1,properties:{payload:{type:"object",required:["memories"],additionalProperties:!1,properties:{execution_mode:{type:"string",
enum:["sync","async"]},memories:{type:"array",minItems:1,items:{$ref:"memory-object"}},merge_hint:{$ref:"memory-merge-hint"},on_existing:{type:"string",enum:["c\
onflict","same_is_written"]},on_purged:{type:"string",enum:["write","refuse"]},timeout_ms:{type:"integer",minimum:0}}},policy_context:{type:"object",required:["\
actor_agent","acting_for_subject","requested_action"],additionalProperties:!1,properties:{acting_for_subject:{type:"object",required:["kind","id"],additionalProperties:!1,
properties:{id:{type:"string",minLength:1},kind:{type:"string",enum:["user","agent","org","task","session","custom"]}}},actor_agent:{type:"string",minLength:1},
assertion_origin:{type:"string",minLength:1},channel:{type:"string",minLength:1},chat_id:{type:"string",minLength:1},consent_basis:{type:"string",minLength:1},correlation_id:{
type:"string",minLength:1},data_zone:{type:"string",minLength:1},requested_action:{const:"write"},risk_level:{type:"string",enum:["low","medium","high"]},runtime_id:{
type:"string",minLength:1},runtime_instance_id:{type:"string",minLength:1},session_id:{type:"string",minLength:1},task_id:{type:"string",minLength:1},task_type:{
type:"string",minLength:1},tenant_id:{type:"string",minLength:1}}},request_id:{type:"string",minLength:1}},$id:"import.request"};function validate32(data,{instancePath="",
parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;if(errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.
request_id===void 0&&(missing0="request_id")||data.policy_context===void 0&&(missing0="policy_context")||data.payload===void 0&&(missing0="payload"))return validate32.
errors=[{instancePath,keyword:"required",params:{missingProperty:missing0}}],!1;{let _errs1=errors;for(let key0 in data)if(!(key0==="payload"||key0==="policy_co\
ntext"||key0==="request_id")){return validate32.errors=[{instancePath,keyword:"additionalProperties",params:{additionalProperty:key0}}],!1;break}if(_errs1===errors){
if(data.payload!==void 0){let data0=data.payload,_errs2=errors;if(errors===_errs2)if(data0&&typeof data0=="object"&&!Array.isArray(data0)){let missing1;if(data0.
memories===void 0&&(missing1="memories"))return validate32.errors=[{instancePath:instancePath+"/payload",keyword:"required",params:{missingProperty:missing1}}],
!1;{let _errs4=errors;for(let key1 in data0)if(!(key1==="execution_mode"||key1==="memories"||key1==="merge_hint"||key1==="on_existing"||key1==="on_purged"||key1===
"timeout_ms")){return validate32.errors=[{instancePath:instancePath+"/payload",keyword:"additionalProperties",params:{additionalProperty:key1}}],!1;break}if(_errs4===
errors){if(data0.execution_mode!==void 0){let data1=data0.execution_mode,_errs5=errors;if(typeof data1!="string")return validate32.errors=[{instancePath:instancePath+
"/payload/execution_mode",keyword:"type",params:{type:"string"}}],!1;if(!(data1==="sync"||data1==="async"))return validate32.errors=[{instancePath:instancePath+
"/payload/execution_mode",keyword:"enum",params:{allowedValues:schema42.properties.payload.properties.execution_mode.enum}}],!1;var valid1=_errs5===errors}else var valid1=!0;
if(valid1){if(data0.memories!==void 0){let data2=data0.memories,_errs7=errors;if(errors===_errs7)if(Array.isArray(data2)){if(data2.length<1)return validate32.errors=
[{instancePath:instancePath+"/payload/memories",keyword:"minItems",params:{limit:1}}],!1;{var valid2=!0;let len0=data2.length;for(let i0=0;i0<len0;i0++){let _errs9=errors;
validate21(data2[i0],{instancePath:instancePath+"/payload/memories/"+i0,parentData:data2,parentDataProperty:i0,rootData})||(vErrors=vErrors===null?validate21.errors:
vErrors.concat(validate21.errors),errors=vErrors.length);var valid2=_errs9===errors;if(!valid2)break}}}else return validate32.errors=[{instancePath:instancePath+
"/payload/memories",keyword:"type",params:{type:"array"}}],!1;var valid1=_errs7===errors}else var valid1=!0;if(valid1){if(data0.merge_hint!==void 0){let data4=data0.
merge_hint,_errs10=errors;if(errors===errors)if(data4&&typeof data4=="object"&&!Array.isArray(data4)){let missing2;if(data4.strategy===void 0&&(missing2="strate\
gy"))return validate32.errors=[{instancePath:instancePath+"/payload/merge_hint",keyword:"required",params:{missingProperty:missing2}}],!1;{let _errs13=errors;for(let key2 in data4)
if(!func2.call(schema17.properties,key2)){return validate32.errors=[{instancePath:instancePath+"/payload/merge_hint",keyword:"additionalProperties",params:{additionalProperty:key2}}],
!1;break}if(_errs13===errors){if(data4.coalesce_window_seconds!==void 0){let data5=data4.coalesce_window_seconds,_errs14=errors;if(!(typeof data5=="number"&&!(data5%
1)&&!isNaN(data5)&&isFinite(data5)))return validate32.errors=[{instancePath:instancePath+"/payload/merge_hint/coalesce_window_seconds",keyword:"type",params:{type:"\
integer"}}],!1;if(errors===_errs14&&typeof data5=="number"&&isFinite(data5)&&(data5<0||isNaN(data5)))return validate32.errors=[{instancePath:instancePath+"/payl\
oad/merge_hint/coalesce_window_seconds",keyword:"minimum",params:{comparison:">=",limit:0}}],!1;var valid4=_errs14===errors}else var valid4=!0;if(valid4){if(data4.
conflict_key!==void 0){let data6=data4.conflict_key,_errs16=errors;if(errors===_errs16)if(typeof data6=="string"){if(data6.length<1)return validate32.errors=[{instancePath:instancePath+
"/payload/merge_hint/conflict_key",keyword:"minLength",params:{limit:1}}],!1}else return validate32.errors=[{instancePath:instancePath+"/payload/merge_hint/conf\
lict_key",keyword:"type",params:{type:"string"}}],!1;var valid4=_errs16===errors}else var valid4=!0;if(valid4){if(data4.dedupe_key!==void 0){let data7=data4.dedupe_key,
_errs18=errors;if(errors===_errs18)if(typeof data7=="string"){if(data7.length<1)return validate32.errors=[{instancePath:instancePath+"/payload/merge_hint/dedupe\
_key",keyword:"minLength",params:{limit:1}}],!1}else return validate32.errors=[{instancePath:instancePath+"/payload/merge_hint/dedupe_key",keyword:"type",params:{
type:"string"}}],!1;var valid4=_errs18===errors}else var valid4=!0;if(valid4){if(data4.idempotency_key!==void 0){let data8=data4.idempotency_key,_errs20=errors;
if(errors===_errs20)if(typeof data8=="string"){if(data8.length<1)return validate32.errors=[{instancePath:instancePath+"/payload/merge_hint/idempotency_key",keyword:"\
minLength",params:{limit:1}}],!1}else return validate32.errors=[{instancePath:instancePath+"/payload/merge_hint/idempotency_key",keyword:"type",params:{type:"st\
ring"}}],!1;var valid4=_errs20===errors}else var valid4=!0;if(valid4){if(data4.if_match_memory_id!==void 0){let data9=data4.if_match_memory_id,_errs22=errors;if(errors===
_errs22)if(typeof data9=="string"){if(data9.length<1)return validate32.errors=[{instancePath:instancePath+"/payload/merge_hint/if_match_memory_id",keyword:"minL\
ength",params:{limit:1}}],!1}else return validate32.errors=[{instancePath:instancePath+"/payload/merge_hint/if_match_memory_id",keyword:"type",params:{type:"str\
ing"}}],!1;var valid4=_errs22===errors}else var valid4=!0;if(valid4){if(data4.if_match_updated_at!==void 0){let _errs24=errors;if(typeof data4.if_match_updated_at!=
"string")return validate32.errors=[{instancePath:instancePath+"/payload/merge_hint/if_match_updated_at",keyword:"type",params:{type:"string"}}],!1;var valid4=_errs24===
errors}else var valid4=!0;if(valid4){if(data4.reinforcement_weight!==void 0){let data11=data4.reinforcement_weight,_errs26=errors;if(errors===_errs26)if(typeof data11==
"number"&&isFinite(data11)){if(data11<0||isNaN(data11))return validate32.errors=[{instancePath:instancePath+"/payload/merge_hint/reinforcement_weight",keyword:"\
minimum",params:{comparison:">=",limit:0}}],!1}else return validate32.errors=[{instancePath:instancePath+"/payload/merge_hint/reinforcement_weight",keyword:"typ\
e",params:{type:"number"}}],!1;var valid4=_errs26===errors}else var valid4=!0;if(valid4){if(data4.source_priority!==void 0){let data12=data4.source_priority,_errs28=errors;
if(!(typeof data12=="number"&&!(data12%1)&&!isNaN(data12)&&isFinite(data12)))return validate32.errors=[{instancePath:instancePath+"/payload/merge_hint/source_pr\
iority",keyword:"type",params:{type:"integer"}}],!1;var valid4=_errs28===errors}else var valid4=!0;if(valid4)if(data4.strategy!==void 0){let data13=data4.strategy,
_errs30=errors;if(typeof data13!="string")return validate32.errors=[{instancePath:instancePath+"/payload/merge_hint/strategy",keyword:"type",params:{type:"strin\
g"}}],!1;if(!(data13==="create"||data13==="dedupe"||data13==="upsert"||data13==="replace"||data13==="merge"||data13==="reinforce"||data13==="manual_review_requi\
red"))return validate32.errors=[{instancePath:instancePath+"/payload/merge_hint/strategy",keyword:"enum",params:{allowedValues:schema17.properties.strategy.enum}}],
!1;var valid4=_errs30===errors}else var valid4=!0}}}}}}}}}}else return validate32.errors=[{instancePath:instancePath+"/payload/merge_hint",keyword:"type",params:{
type:"object"}}],!1;var valid1=_errs10===errors}else var valid1=!0;if(valid1){if(data0.on_existing!==void 0){let data14=data0.on_existing,_errs32=errors;if(typeof data14!=
"string")return validate32.errors=[{instancePath:instancePath+"/payload/on_existing",keyword:"type",params:{type:"string"}}],!1;if(!(data14==="conflict"||data14===
"same_is_written"))return validate32.errors=[{instancePath:instancePath+"/payload/on_existing",keyword:"enum",params:{allowedValues:schema42.properties.payload.
properties.on_existing.enum}}],!1;var valid1=_errs32===errors}else var valid1=!0;if(valid1){if(data0.on_purged!==void 0){let data15=data0.on_purged,_errs34=errors;
if(typeof data15!="string")return validate32.errors=[{instancePath:instancePath+"/payload/on_purged",keyword:"type",params:{type:"string"}}],!1;if(!(data15==="w\
rite"||data15==="refuse"))return validate32.errors=[{instancePath:instancePath+"/payload/on_purged",keyword:"enum",params:{allowedValues:schema42.properties.payload.
properties.on_purged.enum}}],!1;var valid1=_errs34===errors}else var valid1=!0;if(valid1)if(data0.timeout_ms!==void 0){let data16=data0.timeout_ms,_errs36=errors;
if(!(typeof data16=="number"&&!(data16%1)&&!isNaN(data16)&&isFinite(data16)))return validate32.errors=[{instancePath:instancePath+"/payload/timeout_ms",keyword:"\
type",params:{type:"integer"}}],!1;if(errors===_errs36&&typeof data16=="number"&&isFinite(data16)&&(data16<0||isNaN(data16)))return validate32.errors=[{instancePath:instancePath+
"/payload/timeout_ms",keyword:"minimum",params:{comparison:">=",limit:0}}],!1;var valid1=_errs36===errors}else var valid1=!0}}}}}}}else return validate32.errors=
[{instancePath:instancePath+"/payload",keyword:"type",params:{type:"object"}}],!1;var valid0=_errs2===errors}else var valid0=!0;if(valid0){if(data.policy_context!==
void 0){let data17=data.policy_context,_errs38=errors;if(errors===_errs38)if(data17&&typeof data17=="object"&&!Array.isArray(data17)){let missing3;if(data17.actor_agent===
void 0&&(missing3="actor_agent")||data17.acting_for_subject===void 0&&(missing3="acting_for_subject")||data17.requested_action===void 0&&(missing3="requested_ac\
tion"))return validate32.errors=[{instancePath:instancePath+"/policy_context",keyword:"required",params:{missingProperty:missing3}}],!1;{let _errs40=errors;for(let key3 in data17)
if(!func2.call(schema42.properties.policy_context.properties,key3)){return validate32.errors=[{instancePath:instancePath+"/policy_context",keyword:"additionalPr\
operties",params:{additionalProperty:key3}}],!1;break}if(_errs40===errors){if(data17.acting_for_subject!==void 0){let data18=data17.acting_for_subject,_errs41=errors;
if(errors===_errs41)if(data18&&typeof data18=="object"&&!Array.isArray(data18)){let missing4;if(data18.kind===void 0&&(missing4="kind")||data18.id===void 0&&(missing4=
"id"))return validate32.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject",keyword:"required",params:{missingProperty:missing4}}],!1;{let _errs43=errors;
for(let key4 in data18)if(!(key4==="id"||key4==="kind")){return validate32.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject",keyword:"addi\
tionalProperties",params:{additionalProperty:key4}}],!1;break}if(_errs43===errors){if(data18.id!==void 0){let data19=data18.id,_errs44=errors;if(errors===_errs44)
if(typeof data19=="string"){if(data19.length<1)return validate32.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/id",keyword:"minLength",
params:{limit:1}}],!1}else return validate32.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/id",keyword:"type",params:{type:"string"}}],
!1;var valid6=_errs44===errors}else var valid6=!0;if(valid6)if(data18.kind!==void 0){let data20=data18.kind,_errs46=errors;if(typeof data20!="string")return validate32.
errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/kind",keyword:"type",params:{type:"string"}}],!1;if(!(data20==="user"||data20==="agent"||
data20==="org"||data20==="task"||data20==="session"||data20==="custom"))return validate32.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject\
/kind",keyword:"enum",params:{allowedValues:schema42.properties.policy_context.properties.acting_for_subject.properties.kind.enum}}],!1;var valid6=_errs46===errors}else
var valid6=!0}}}else return validate32.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject",keyword:"type",params:{type:"object"}}],!1;var valid5=_errs41===
errors}else var valid5=!0;if(valid5){if(data17.actor_agent!==void 0){let data21=data17.actor_agent,_errs48=errors;if(errors===_errs48)if(typeof data21=="string"){
if(data21.length<1)return validate32.errors=[{instancePath:instancePath+"/policy_context/actor_agent",keyword:"minLength",params:{limit:1}}],!1}else return validate32.
errors=[{instancePath:instancePath+"/policy_context/actor_agent",keyword:"type",params:{type:"string"}}],!1;var valid5=_errs48===errors}else var valid5=!0;if(valid5){
if(data17.assertion_origin!==void 0){let data22=data17.assertion_origin,_errs50=errors;if(errors===_errs50)if(typeof data22=="string"){if(data22.length<1)return validate32.
errors=[{instancePath:instancePath+"/policy_context/assertion_origin",keyword:"minLength",params:{limit:1}}],!1}else return validate32.errors=[{instancePath:instancePath+
"/policy_context/assertion_origin",keyword:"type",params:{type:"string"}}],!1;var valid5=_errs50===errors}else var valid5=!0;if(valid5){if(data17.channel!==void 0){
let data23=data17.channel,_errs52=errors;if(errors===_errs52)if(typeof data23=="string"){if(data23.length<1)return validate32.errors=[{instancePath:instancePath+
"/policy_context/channel",keyword:"minLength",params:{limit:1}}],!1}else return validate32.errors=[{instancePath:instancePath+"/policy_context/channel",keyword:"\
type",params:{type:"string"}}],!1;var valid5=_errs52===errors}else var valid5=!0;if(valid5){if(data17.chat_id!==void 0){let data24=data17.chat_id,_errs54=errors;
if(errors===_errs54)if(typeof data24=="string"){if(data24.length<1)return validate32.errors=[{instancePath:instancePath+"/policy_context/chat_id",keyword:"minLe\
ngth",params:{limit:1}}],!1}else return validate32.errors=[{instancePath:instancePath+"/policy_context/chat_id",keyword:"type",params:{type:"string"}}],!1;var valid5=_errs54===
errors}else var valid5=!0;if(valid5){if(data17.consent_basis!==void 0){let data25=data17.consent_basis,_errs56=errors;if(errors===_errs56)if(typeof data25=="str\
ing"){if(data25.length<1)return validate32.errors=[{instancePath:instancePath+"/policy_context/consent_basis",keyword:"minLength",params:{limit:1}}],!1}else return validate32.
errors=[{instancePath:instancePath+"/policy_context/consent_basis",keyword:"type",params:{type:"string"}}],!1;var valid5=_errs56===errors}else var valid5=!0;if(valid5){
if(data17.correlation_id!==void 0){let data26=data17.correlation_id,_errs58=errors;if(errors===_errs58)if(typeof data26=="string"){if(data26.length<1)return validate32.
errors=[{instancePath:instancePath+"/policy_context/correlation_id",keyword:"minLength",params:{limit:1}}],!1}else return validate32.errors=[{instancePath:instancePath+
"/policy_context/correlation_id",keyword:"type",params:{type:"string"}}],!1;var valid5=_errs58===errors}else var valid5=!0;if(valid5){if(data17.data_zone!==void 0){
let data27=data17.data_zone,_errs60=errors;if(errors===_errs60)if(typeof data27=="string"){if(data27.length<1)return validate32.errors=[{instancePath:instancePath+
"/policy_context/data_zone",keyword:"minLength",params:{limit:1}}],!1}else return validate32.errors=[{instancePath:instancePath+"/policy_context/data_zone",keyword:"\
type",params:{type:"string"}}],!1;var valid5=_errs60===errors}else var valid5=!0;if(valid5){if(data17.requested_action!==void 0){let _errs62=errors;if(data17.requested_action!==
"write")return validate32.errors=[{instancePath:instancePath+"/policy_context/requested_action",keyword:"const",params:{allowedValue:"write"}}],!1;var valid5=_errs62===
errors}else var valid5=!0;if(valid5){if(data17.risk_level!==void 0){let data29=data17.risk_level,_errs63=errors;if(typeof data29!="string")return validate32.errors=
[{instancePath:instancePath+"/policy_context/risk_level",keyword:"type",params:{type:"string"}}],!1;if(!(data29==="low"||data29==="medium"||data29==="high"))return validate32.
errors=[{instancePath:instancePath+"/policy_context/risk_level",keyword:"enum",params:{allowedValues:schema42.properties.policy_context.properties.risk_level.enum}}],
!1;var valid5=_errs63===errors}else var valid5=!0;if(valid5){if(data17.runtime_id!==void 0){let data30=data17.runtime_id,_errs65=errors;if(errors===_errs65)if(typeof data30==
"string"){if(data30.length<1)return validate32.errors=[{instancePath:instancePath+"/policy_context/runtime_id",keyword:"minLength",params:{limit:1}}],!1}else return validate32.
errors=[{instancePath:instancePath+"/policy_context/runtime_id",keyword:"type",params:{type:"string"}}],!1;var valid5=_errs65===errors}else var valid5=!0;if(valid5){
if(data17.runtime_instance_id!==void 0){let data31=data17.runtime_instance_id,_errs67=errors;if(errors===_errs67)if(typeof data31=="string"){if(data31.length<1)
return validate32.errors=[{instancePath:instancePath+"/policy_context/runtime_instance_id",keyword:"minLength",params:{limit:1}}],!1}else return validate32.errors=
[{instancePath:instancePath+"/policy_context/runtime_instance_id",keyword:"type",params:{type:"string"}}],!1;var valid5=_errs67===errors}else var valid5=!0;if(valid5){
if(data17.session_id!==void 0){let data32=data17.session_id,_errs69=errors;if(errors===_errs69)if(typeof data32=="string"){if(data32.length<1)return validate32.
errors=[{instancePath:instancePath+"/policy_context/session_id",keyword:"minLength",params:{limit:1}}],!1}else return validate32.errors=[{instancePath:instancePath+
"/policy_context/session_id",keyword:"type",params:{type:"string"}}],!1;var valid5=_errs69===errors}else var valid5=!0;if(valid5){if(data17.task_id!==void 0){let data33=data17.
task_id,_errs71=errors;if(errors===_errs71)if(typeof data33=="string"){if(data33.length<1)return validate32.errors=[{instancePath:instancePath+"/policy_context/\
task_id",keyword:"minLength",params:{limit:1}}],!1}else return validate32.errors=[{instancePath:instancePath+"/policy_context/task_id",keyword:"type",params:{type:"\
string"}}],!1;var valid5=_errs71===errors}else var valid5=!0;if(valid5){if(data17.task_type!==void 0){let data34=data17.task_type,_errs73=errors;if(errors===_errs73)
if(typeof data34=="string"){if(data34.length<1)return validate32.errors=[{instancePath:instancePath+"/policy_context/task_type",keyword:"minLength",params:{limit:1}}],
!1}else return validate32.errors=[{instancePath:instancePath+"/policy_context/task_type",keyword:"type",params:{type:"string"}}],!1;var valid5=_errs73===errors}else
var valid5=!0;if(valid5)if(data17.tenant_id!==void 0){let data35=data17.tenant_id,_errs75=errors;if(errors===_errs75)if(typeof data35=="string"){if(data35.length<
1)return validate32.errors=[{instancePath:instancePath+"/policy_context/tenant_id",keyword:"minLength",params:{limit:1}}],!1}else return validate32.errors=[{instancePath:instancePath+
"/policy_context/tenant_id",keyword:"type",params:{type:"string"}}],!1;var valid5=_errs75===errors}else var valid5=!0}}}}}}}}}}}}}}}}}else return validate32.errors=
[{instancePath:instancePath+"/policy_context",keyword:"type",params:{type:"object"}}],!1;var valid0=_errs38===errors}else var valid0=!0;if(valid0)if(data.request_id!==
void 0){let data36=data.request_id,_errs77=errors;if(errors===_errs77)if(typeof data36=="string"){if(data36.length<1)return validate32.errors=[{instancePath:instancePath+
"/request_id",keyword:"minLength",params:{limit:1}}],!1}else return validate32.errors=[{instancePath:instancePath+"/request_id",keyword:"type",params:{type:"str\
ing"}}],!1;var valid0=_errs77===errors}else var valid0=!0}}}}else return validate32.errors=[{instancePath,keyword:"type",params:{type:"object"}}],!1;return validate32.
errors=vErrors,errors===0}var validate23of=validate34,schema44={type:"object",allOf:[{required:["request_id","client"],additionalProperties:!1,dependencies:{preferred_version:[
"supported_versions"]},exactlyOneOf:["protocol_version","supported_versions"],properties:{client:!0,preferred_version:!0,protocol_version:!0,request_id:!0,requested_capabilities:!0,
requested_profiles:!0,runtime_capabilities:!0,supported_versions:!0,transport_profile:!0}},{properties:{client:{type:"object",required:["name","version"],additionalProperties:!1,
properties:{description:{type:"string",minLength:1},name:{type:"string",minLength:1},title:{type:"string",minLength:1},version:{type:"string",minLength:1}}},preferred_version:{
type:"string",pattern:"^v?[0-9]+\\.[0-9]+(?:\\.[0-9]+)?$"},protocol_version:{type:"string",pattern:"^v?[0-9]+\\.[0-9]+(?:\\.[0-9]+)?$"},request_id:{type:"string",
minLength:1},requested_capabilities:{$ref:"protocol-capabilities"},requested_profiles:{type:"array",distinct:!0,items:{type:"string",enum:["core-memory","govern\
ance","interop","lifecycle"]}},runtime_capabilities:{type:"object",additionalProperties:!1,properties:{accepted_transport_profiles:{type:"array",distinct:!0,items:{
type:"string",enum:["stateless_http","streamable_http"]}},preferred_return_modes:{type:"array",distinct:!0,items:{type:"string",enum:["raw","summary","masked","\
metadata_only"]}},supported_profiles:{type:"array",distinct:!0,items:{type:"string",enum:["core-memory","governance","interop","lifecycle"]}},supports_async_operations:{
type:"boolean"},supports_consumable_text:{type:"boolean"},supports_mixed_return_modes:{type:"boolean"},supports_partial_failure:{type:"boolean"},supports_prompt_view:{
type:"boolean"},supports_redaction_info:{type:"boolean"},supports_search_explanations:{type:"boolean"},supports_subscriptions:{type:"boolean"}}},supported_versions:{
type:"array",minItems:1,distinct:!0,items:{type:"string",pattern:"^v?[0-9]+\\.[0-9]+(?:\\.[0-9]+)?$"}},transport_profile:{type:"string",enum:["stateless_http","\
streamable_http"]}}}],$id:"initialize.request"},schema45={type:"object",required:["supports_discovery","supports_initialize","supports_runtime_capability_negoti\
ation","supports_negotiated_capabilities","requires_initialize","supports_stateless_http","supports_streamable_http","supports_sessions","supports_async_operati\
ons","supports_notifications","supports_subscriptions","supports_ping","transport_profiles","supported_profiles","session_mode"],additionalProperties:!1,properties:{
default_profile:{type:"string",enum:["core-memory","governance","interop","lifecycle"]},requires_initialize:{type:"boolean"},session_mode:{type:"string",enum:["\
stateless","stateful"]},supported_profiles:{type:"array",minItems:1,distinct:!0,items:{type:"string",enum:["core-memory","governance","interop","lifecycle"]}},supports_async_operations:{
type:"boolean"},supports_discovery:{type:"boolean"},supports_initialize:{type:"boolean"},supports_negotiated_capabilities:{type:"boolean"},supports_notifications:{
type:"boolean"},supports_ping:{type:"boolean"},supports_runtime_capability_negotiation:{type:"boolean"},supports_sessions:{type:"boolean"},supports_stateless_http:{
type:"boolean"},supports_streamable_http:{type:"boolean"},supports_subscriptions:{type:"boolean"},transport_profiles:{type:"array",minItems:1,distinct:!0,items:{
type:"string",enum:["stateless_http","streamable_http"]}}},$id:"protocol-capabilities"};function validate34(data,{instancePath="",parentData,parentDataProperty,
rootData=data}={}){let vErrors=null,errors=0;if(!(data&&typeof data=="object"&&!Array.isArray(data)))return validate34.errors=[{instancePath,keyword:"type",params:{
type:"object"}}],!1;let _errs1=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){if((data.protocol_version===void 0?0:1)+(data.supported_versions===void 0?
0:1)!=1)return validate34.errors=[{instancePath,keyword:"exactlyOneOf",params:{keys:["protocol_version","supported_versions"]}}],!1;{let missing0;if(data.request_id===
void 0&&(missing0="request_id")||data.client===void 0&&(missing0="client"))return validate34.errors=[{instancePath,keyword:"required",params:{missingProperty:missing0}}],
!1;{let _errs2=errors;for(let key0 in data)if(!func2.call(schema44.allOf[0].properties,key0)){return validate34.errors=[{instancePath,keyword:"additionalPropert\
ies",params:{additionalProperty:key0}}],!1;break}if(_errs2===errors){let missing1;if(data.preferred_version!==void 0&&data.supported_versions===void 0&&(missing1=
"supported_versions"))return validate34.errors=[{instancePath,keyword:"dependencies",params:{property:"preferred_version",missingProperty:missing1,depsCount:1,deps:"\
supported_versions"}}],!1}}}}var valid0=_errs1===errors;if(valid0){let _errs3=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){if(data.client!==void 0){
let data0=data.client,_errs4=errors;if(errors===_errs4)if(data0&&typeof data0=="object"&&!Array.isArray(data0)){let missing2;if(data0.name===void 0&&(missing2="\
name")||data0.version===void 0&&(missing2="version"))return validate34.errors=[{instancePath:instancePath+"/client",keyword:"required",params:{missingProperty:missing2}}],
!1;{let _errs6=errors;for(let key1 in data0)if(!(key1==="description"||key1==="name"||key1==="title"||key1==="version")){return validate34.errors=[{instancePath:instancePath+
"/client",keyword:"additionalProperties",params:{additionalProperty:key1}}],!1;break}if(_errs6===errors){if(data0.description!==void 0){let data1=data0.description,
_errs7=errors;if(errors===_errs7)if(typeof data1=="string"){if(data1.length<1)return validate34.errors=[{instancePath:instancePath+"/client/description",keyword:"\
minLength",params:{limit:1}}],!1}else return validate34.errors=[{instancePath:instancePath+"/client/description",keyword:"type",params:{type:"string"}}],!1;var valid3=_errs7===
errors}else var valid3=!0;if(valid3){if(data0.name!==void 0){let data2=data0.name,_errs9=errors;if(errors===_errs9)if(typeof data2=="string"){if(data2.length<1)
return validate34.errors=[{instancePath:instancePath+"/client/name",keyword:"minLength",params:{limit:1}}],!1}else return validate34.errors=[{instancePath:instancePath+
"/client/name",keyword:"type",params:{type:"string"}}],!1;var valid3=_errs9===errors}else var valid3=!0;if(valid3){if(data0.title!==void 0){let data3=data0.title,
_errs11=errors;if(errors===_errs11)if(typeof data3=="string"){if(data3.length<1)return validate34.errors=[{instancePath:instancePath+"/client/title",keyword:"mi\
nLength",params:{limit:1}}],!1}else return validate34.errors=[{instancePath:instancePath+"/client/title",keyword:"type",params:{type:"string"}}],!1;var valid3=_errs11===
errors}else var valid3=!0;if(valid3)if(data0.version!==void 0){let data4=data0.version,_errs13=errors;if(errors===_errs13)if(typeof data4=="string"){if(data4.length<
1)return validate34.errors=[{instancePath:instancePath+"/client/version",keyword:"minLength",params:{limit:1}}],!1}else return validate34.errors=[{instancePath:instancePath+
"/client/version",keyword:"type",params:{type:"string"}}],!1;var valid3=_errs13===errors}else var valid3=!0}}}}}else return validate34.errors=[{instancePath:instancePath+
"/client",keyword:"type",params:{type:"object"}}],!1;var valid2=_errs4===errors}else var valid2=!0;if(valid2){if(data.preferred_version!==void 0){let data5=data.
preferred_version,_errs15=errors;if(errors===_errs15)if(typeof data5=="string"){if(!pattern1.test(data5))return validate34.errors=[{instancePath:instancePath+"/\
preferred_version",keyword:"pattern",params:{pattern:"^v?[0-9]+\\.[0-9]+(?:\\.[0-9]+)?$"}}],!1}else return validate34.errors=[{instancePath:instancePath+"/prefe\
rred_version",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs15===errors}else var valid2=!0;if(valid2){if(data.protocol_version!==void 0){let data6=data.
protocol_version,_errs17=errors;if(errors===_errs17)if(typeof data6=="string"){if(!pattern1.test(data6))return validate34.errors=[{instancePath:instancePath+"/p\
rotocol_version",keyword:"pattern",params:{pattern:"^v?[0-9]+\\.[0-9]+(?:\\.[0-9]+)?$"}}],!1}else return validate34.errors=[{instancePath:instancePath+"/protoco\
l_version",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs17===errors}else var valid2=!0;if(valid2){if(data.request_id!==void 0){let data7=data.request_id,
_errs19=errors;if(errors===_errs19)if(typeof data7=="string"){if(data7.length<1)return validate34.errors=[{instancePath:instancePath+"/request_id",keyword:"minL\
ength",params:{limit:1}}],!1}else return validate34.errors=[{instancePath:instancePath+"/request_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs19===
errors}else var valid2=!0;if(valid2){if(data.requested_capabilities!==void 0){let data8=data.requested_capabilities,_errs21=errors;if(errors===errors)if(data8&&
typeof data8=="object"&&!Array.isArray(data8)){let missing3;if(data8.supports_discovery===void 0&&(missing3="supports_discovery")||data8.supports_initialize===void 0&&
(missing3="supports_initialize")||data8.supports_runtime_capability_negotiation===void 0&&(missing3="supports_runtime_capability_negotiation")||data8.supports_negotiated_capabilities===
void 0&&(missing3="supports_negotiated_capabilities")||data8.requires_initialize===void 0&&(missing3="requires_initialize")||data8.supports_stateless_http===void 0&&
(missing3="supports_stateless_http")||data8.supports_streamable_http===void 0&&(missing3="supports_streamable_http")||data8.supports_sessions===void 0&&(missing3=
"supports_sessions")||data8.supports_async_operations===void 0&&(missing3="supports_async_operations")||data8.supports_notifications===void 0&&(missing3="suppor\
ts_notifications")||data8.supports_subscriptions===void 0&&(missing3="supports_subscriptions")||data8.supports_ping===void 0&&(missing3="supports_ping")||data8.
transport_profiles===void 0&&(missing3="transport_profiles")||data8.supported_profiles===void 0&&(missing3="supported_profiles")||data8.session_mode===void 0&&(missing3=
"session_mode"))return validate34.errors=[{instancePath:instancePath+"/requested_capabilities",keyword:"required",params:{missingProperty:missing3}}],!1;{let _errs24=errors;
for(let key2 in data8)if(!func2.call(schema45.properties,key2)){return validate34.errors=[{instancePath:instancePath+"/requested_capabilities",keyword:"addition\
alProperties",params:{additionalProperty:key2}}],!1;break}if(_errs24===errors){if(data8.default_profile!==void 0){let data9=data8.default_profile,_errs25=errors;
if(typeof data9!="string")return validate34.errors=[{instancePath:instancePath+"/requested_capabilities/default_profile",keyword:"type",params:{type:"string"}}],
!1;if(!(data9==="core-memory"||data9==="governance"||data9==="interop"||data9==="lifecycle"))return validate34.errors=[{instancePath:instancePath+"/requested_ca\
pabilities/default_profile",keyword:"enum",params:{allowedValues:schema45.properties.default_profile.enum}}],!1;var valid5=_errs25===errors}else var valid5=!0;if(valid5){
if(data8.requires_initialize!==void 0){let _errs27=errors;if(typeof data8.requires_initialize!="boolean")return validate34.errors=[{instancePath:instancePath+"/\
requested_capabilities/requires_initialize",keyword:"type",params:{type:"boolean"}}],!1;var valid5=_errs27===errors}else var valid5=!0;if(valid5){if(data8.session_mode!==
void 0){let data11=data8.session_mode,_errs29=errors;if(typeof data11!="string")return validate34.errors=[{instancePath:instancePath+"/requested_capabilities/se\
ssion_mode",keyword:"type",params:{type:"string"}}],!1;if(!(data11==="stateless"||data11==="stateful"))return validate34.errors=[{instancePath:instancePath+"/re\
quested_capabilities/session_mode",keyword:"enum",params:{allowedValues:schema45.properties.session_mode.enum}}],!1;var valid5=_errs29===errors}else var valid5=!0;
if(valid5){if(data8.supported_profiles!==void 0){let data12=data8.supported_profiles,_errs31=errors;if(errors===_errs31)if(Array.isArray(data12)){if(data12.length<
1)return validate34.errors=[{instancePath:instancePath+"/requested_capabilities/supported_profiles",keyword:"minItems",params:{limit:1}}],!1;if(new Set(data12).
size!==data12.length)return validate34.errors=[{instancePath:instancePath+"/requested_capabilities/supported_profiles",keyword:"distinct",params:{}}],!1;{var valid6=!0;
let len0=data12.length;for(let i0=0;i0<len0;i0++){let data13=data12[i0],_errs33=errors;if(typeof data13!="string")return validate34.errors=[{instancePath:instancePath+
"/requested_capabilities/supported_profiles/"+i0,keyword:"type",params:{type:"string"}}],!1;if(!(data13==="core-memory"||data13==="governance"||data13==="intero\
p"||data13==="lifecycle"))return validate34.errors=[{instancePath:instancePath+"/requested_capabilities/supported_profiles/"+i0,keyword:"enum",params:{allowedValues:schema45.
properties.supported_profiles.items.enum}}],!1;var valid6=_errs33===errors;if(!valid6)break}}}else return validate34.errors=[{instancePath:instancePath+"/reques\
ted_capabilities/supported_profiles",keyword:"type",params:{type:"array"}}],!1;var valid5=_errs31===errors}else var valid5=!0;if(valid5){if(data8.supports_async_operations!==
void 0){let _errs35=errors;if(typeof data8.supports_async_operations!="boolean")return validate34.errors=[{instancePath:instancePath+"/requested_capabilities/su\
pports_async_operations",keyword:"type",params:{type:"boolean"}}],!1;var valid5=_errs35===errors}else var valid5=!0;if(valid5){if(data8.supports_discovery!==void 0){
let _errs37=errors;if(typeof data8.supports_discovery!="boolean")return validate34.errors=[{instancePath:instancePath+"/requested_capabilities/supports_discover\
y",keyword:"type",params:{type:"boolean"}}],!1;var valid5=_errs37===errors}else var valid5=!0;if(valid5){if(data8.supports_initialize!==void 0){let _errs39=errors;
if(typeof data8.supports_initialize!="boolean")return validate34.errors=[{instancePath:instancePath+"/requested_capabilities/supports_initialize",keyword:"type",
params:{type:"boolean"}}],!1;var valid5=_errs39===errors}else var valid5=!0;if(valid5){if(data8.supports_negotiated_capabilities!==void 0){let _errs41=errors;if(typeof data8.
supports_negotiated_capabilities!="boolean")return validate34.errors=[{instancePath:instancePath+"/requested_capabilities/supports_negotiated_capabilities",keyword:"\
type",params:{type:"boolean"}}],!1;var valid5=_errs41===errors}else var valid5=!0;if(valid5){if(data8.supports_notifications!==void 0){let _errs43=errors;if(typeof data8.
supports_notifications!="boolean")return validate34.errors=[{instancePath:instancePath+"/requested_capabilities/supports_notifications",keyword:"type",params:{type:"\
boolean"}}],!1;var valid5=_errs43===errors}else var valid5=!0;if(valid5){if(data8.supports_ping!==void 0){let _errs45=errors;if(typeof data8.supports_ping!="boo\
lean")return validate34.errors=[{instancePath:instancePath+"/requested_capabilities/supports_ping",keyword:"type",params:{type:"boolean"}}],!1;var valid5=_errs45===
errors}else var valid5=!0;if(valid5){if(data8.supports_runtime_capability_negotiation!==void 0){let _errs47=errors;if(typeof data8.supports_runtime_capability_negotiation!=
"boolean")return validate34.errors=[{instancePath:instancePath+"/requested_capabilities/supports_runtime_capability_negotiation",keyword:"type",params:{type:"bo\
olean"}}],!1;var valid5=_errs47===errors}else var valid5=!0;if(valid5){if(data8.supports_sessions!==void 0){let _errs49=errors;if(typeof data8.supports_sessions!=
"boolean")return validate34.errors=[{instancePath:instancePath+"/requested_capabilities/supports_sessions",keyword:"type",params:{type:"boolean"}}],!1;var valid5=_errs49===
errors}else var valid5=!0;if(valid5){if(data8.supports_stateless_http!==void 0){let _errs51=errors;if(typeof data8.supports_stateless_http!="boolean")return validate34.
errors=[{instancePath:instancePath+"/requested_capabilities/supports_stateless_http",keyword:"type",params:{type:"boolean"}}],!1;var valid5=_errs51===errors}else
var valid5=!0;if(valid5){if(data8.supports_streamable_http!==void 0){let _errs53=errors;if(typeof data8.supports_streamable_http!="boolean")return validate34.errors=
[{instancePath:instancePath+"/requested_capabilities/supports_streamable_http",keyword:"type",params:{type:"boolean"}}],!1;var valid5=_errs53===errors}else var valid5=!0;
if(valid5){if(data8.supports_subscriptions!==void 0){let _errs55=errors;if(typeof data8.supports_subscriptions!="boolean")return validate34.errors=[{instancePath:instancePath+
"/requested_capabilities/supports_subscriptions",keyword:"type",params:{type:"boolean"}}],!1;var valid5=_errs55===errors}else var valid5=!0;if(valid5)if(data8.transport_profiles!==
void 0){let data25=data8.transport_profiles,_errs57=errors;if(errors===_errs57)if(Array.isArray(data25)){if(data25.length<1)return validate34.errors=[{instancePath:instancePath+
"/requested_capabilities/transport_profiles",keyword:"minItems",params:{limit:1}}],!1;if(new Set(data25).size!==data25.length)return validate34.errors=[{instancePath:instancePath+
"/requested_capabilities/transport_profiles",keyword:"distinct",params:{}}],!1;{var valid7=!0;let len1=data25.length;for(let i1=0;i1<len1;i1++){let data26=data25[i1],
_errs59=errors;if(typeof data26!="string")return validate34.errors=[{instancePath:instancePath+"/requested_capabilities/transport_profiles/"+i1,keyword:"type",params:{
type:"string"}}],!1;if(!(data26==="stateless_http"||data26==="streamable_http"))return validate34.errors=[{instancePath:instancePath+"/requested_capabilities/tr\
ansport_profiles/"+i1,keyword:"enum",params:{allowedValues:schema45.properties.transport_profiles.items.enum}}],!1;var valid7=_errs59===errors;if(!valid7)break}}}else
return validate34.errors=[{instancePath:instancePath+"/requested_capabilities/transport_profiles",keyword:"type",params:{type:"array"}}],!1;var valid5=_errs57===
errors}else var valid5=!0}}}}}}}}}}}}}}}}}else return validate34.errors=[{instancePath:instancePath+"/requested_capabilities",keyword:"type",params:{type:"objec\
t"}}],!1;var valid2=_errs21===errors}else var valid2=!0;if(valid2){if(data.requested_profiles!==void 0){let data27=data.requested_profiles,_errs61=errors;if(errors===
_errs61)if(Array.isArray(data27)){if(new Set(data27).size!==data27.length)return validate34.errors=[{instancePath:instancePath+"/requested_profiles",keyword:"di\
stinct",params:{}}],!1;{var valid8=!0;let len2=data27.length;for(let i2=0;i2<len2;i2++){let data28=data27[i2],_errs63=errors;if(typeof data28!="string")return validate34.
errors=[{instancePath:instancePath+"/requested_profiles/"+i2,keyword:"type",params:{type:"string"}}],!1;if(!(data28==="core-memory"||data28==="governance"||data28===
"interop"||data28==="lifecycle"))return validate34.errors=[{instancePath:instancePath+"/requested_profiles/"+i2,keyword:"enum",params:{allowedValues:schema44.allOf[1].
properties.requested_profiles.items.enum}}],!1;var valid8=_errs63===errors;if(!valid8)break}}}else return validate34.errors=[{instancePath:instancePath+"/reques\
ted_profiles",keyword:"type",params:{type:"array"}}],!1;var valid2=_errs61===errors}else var valid2=!0;if(valid2){if(data.runtime_capabilities!==void 0){let data29=data.
runtime_capabilities,_errs65=errors;if(errors===_errs65)if(data29&&typeof data29=="object"&&!Array.isArray(data29)){let _errs67=errors;for(let key3 in data29)if(!func2.
call(schema44.allOf[1].properties.runtime_capabilities.properties,key3)){return validate34.errors=[{instancePath:instancePath+"/runtime_capabilities",keyword:"a\
dditionalProperties",params:{additionalProperty:key3}}],!1;break}if(_errs67===errors){if(data29.accepted_transport_profiles!==void 0){let data30=data29.accepted_transport_profiles,
_errs68=errors;if(errors===_errs68)if(Array.isArray(data30)){if(new Set(data30).size!==data30.length)return validate34.errors=[{instancePath:instancePath+"/runt\
ime_capabilities/accepted_transport_profiles",keyword:"distinct",params:{}}],!1;{var valid10=!0;let len3=data30.length;for(let i3=0;i3<len3;i3++){let data31=data30[i3],
_errs70=errors;if(typeof data31!="string")return validate34.errors=[{instancePath:instancePath+"/runtime_capabilities/accepted_transport_profiles/"+i3,keyword:"\
type",params:{type:"string"}}],!1;if(!(data31==="stateless_http"||data31==="streamable_http"))return validate34.errors=[{instancePath:instancePath+"/runtime_cap\
abilities/accepted_transport_profiles/"+i3,keyword:"enum",params:{allowedValues:schema44.allOf[1].properties.runtime_capabilities.properties.accepted_transport_profiles.
items.enum}}],!1;var valid10=_errs70===errors;if(!valid10)break}}}else return validate34.errors=[{instancePath:instancePath+"/runtime_capabilities/accepted_tran\
sport_profiles",keyword:"type",params:{type:"array"}}],!1;var valid9=_errs68===errors}else var valid9=!0;if(valid9){if(data29.preferred_return_modes!==void 0){let data32=data29.
preferred_return_modes,_errs72=errors;if(errors===_errs72)if(Array.isArray(data32)){if(new Set(data32).size!==data32.length)return validate34.errors=[{instancePath:instancePath+
"/runtime_capabilities/preferred_return_modes",keyword:"distinct",params:{}}],!1;{var valid11=!0;let len4=data32.length;for(let i4=0;i4<len4;i4++){let data33=data32[i4],
_errs74=errors;if(typeof data33!="string")return validate34.errors=[{instancePath:instancePath+"/runtime_capabilities/preferred_return_modes/"+i4,keyword:"type",
params:{type:"string"}}],!1;if(!(data33==="raw"||data33==="summary"||data33==="masked"||data33==="metadata_only"))return validate34.errors=[{instancePath:instancePath+
"/runtime_capabilities/preferred_return_modes/"+i4,keyword:"enum",params:{allowedValues:schema44.allOf[1].properties.runtime_capabilities.properties.preferred_return_modes.
items.enum}}],!1;var valid11=_errs74===errors;if(!valid11)break}}}else return validate34.errors=[{instancePath:instancePath+"/runtime_capabilities/preferred_ret\
urn_modes",keyword:"type",params:{type:"array"}}],!1;var valid9=_errs72===errors}else var valid9=!0;if(valid9){if(data29.supported_profiles!==void 0){let data34=data29.
supported_profiles,_errs76=errors;if(errors===_errs76)if(Array.isArray(data34)){if(new Set(data34).size!==data34.length)return validate34.errors=[{instancePath:instancePath+
"/runtime_capabilities/supported_profiles",keyword:"distinct",params:{}}],!1;{var valid12=!0;let len5=data34.length;for(let i5=0;i5<len5;i5++){let data35=data34[i5],
_errs78=errors;if(typeof data35!="string")return validate34.errors=[{instancePath:instancePath+"/runtime_capabilities/supported_profiles/"+i5,keyword:"type",params:{
type:"string"}}],!1;if(!(data35==="core-memory"||data35==="governance"||data35==="interop"||data35==="lifecycle"))return validate34.errors=[{instancePath:instancePath+
"/runtime_capabilities/supported_profiles/"+i5,keyword:"enum",params:{allowedValues:schema44.allOf[1].properties.runtime_capabilities.properties.supported_profiles.
items.enum}}],!1;var valid12=_errs78===errors;if(!valid12)break}}}else return validate34.errors=[{instancePath:instancePath+"/runtime_capabilities/supported_pro\
files",keyword:"type",params:{type:"array"}}],!1;var valid9=_errs76===errors}else var valid9=!0;if(valid9){if(data29.supports_async_operations!==void 0){let _errs80=errors;
if(typeof data29.supports_async_operations!="boolean")return validate34.errors=[{instancePath:instancePath+"/runtime_capabilities/supports_async_operations",keyword:"\
type",params:{type:"boolean"}}],!1;var valid9=_errs80===errors}else var valid9=!0;if(valid9){if(data29.supports_consumable_text!==void 0){let _errs82=errors;if(typeof data29.
supports_consumable_text!="boolean")return validate34.errors=[{instancePath:instancePath+"/runtime_capabilities/supports_consumable_text",keyword:"type",params:{
type:"boolean"}}],!1;var valid9=_errs82===errors}else var valid9=!0;if(valid9){if(data29.supports_mixed_return_modes!==void 0){let _errs84=errors;if(typeof data29.
supports_mixed_return_modes!="boolean")return validate34.errors=[{instancePath:instancePath+"/runtime_capabilities/supports_mixed_return_modes",keyword:"type",params:{
type:"boolean"}}],!1;var valid9=_errs84===errors}else var valid9=!0;if(valid9){if(data29.supports_partial_failure!==void 0){let _errs86=errors;if(typeof data29.
supports_partial_failure!="boolean")return validate34.errors=[{instancePath:instancePath+"/runtime_capabilities/supports_partial_failure",keyword:"type",params:{
type:"boolean"}}],!1;var valid9=_errs86===errors}else var valid9=!0;if(valid9){if(data29.supports_prompt_view!==void 0){let _errs88=errors;if(typeof data29.supports_prompt_view!=
"boolean")return validate34.errors=[{instancePath:instancePath+"/runtime_capabilities/supports_prompt_view",keyword:"type",params:{type:"boolean"}}],!1;var valid9=_errs88===
errors}else var valid9=!0;if(valid9){if(data29.supports_redaction_info!==void 0){let _errs90=errors;if(typeof data29.supports_redaction_info!="boolean")return validate34.
errors=[{instancePath:instancePath+"/runtime_capabilities/supports_redaction_info",keyword:"type",params:{type:"boolean"}}],!1;var valid9=_errs90===errors}else var valid9=!0;
if(valid9){if(data29.supports_search_explanations!==void 0){let _errs92=errors;if(typeof data29.supports_search_explanations!="boolean")return validate34.errors=
[{instancePath:instancePath+"/runtime_capabilities/supports_search_explanations",keyword:"type",params:{type:"boolean"}}],!1;var valid9=_errs92===errors}else var valid9=!0;
if(valid9)if(data29.supports_subscriptions!==void 0){let _errs94=errors;if(typeof data29.supports_subscriptions!="boolean")return validate34.errors=[{instancePath:instancePath+
"/runtime_capabilities/supports_subscriptions",keyword:"type",params:{type:"boolean"}}],!1;var valid9=_errs94===errors}else var valid9=!0}}}}}}}}}}}else return validate34.
errors=[{instancePath:instancePath+"/runtime_capabilities",keyword:"type",params:{type:"object"}}],!1;var valid2=_errs65===errors}else var valid2=!0;if(valid2){
if(data.supported_versions!==void 0){let data44=data.supported_versions,_errs96=errors;if(errors===_errs96)if(Array.isArray(data44)){if(data44.length<1)return validate34.
errors=[{instancePath:instancePath+"/supported_versions",keyword:"minItems",params:{limit:1}}],!1;if(new Set(data44).size!==data44.length)return validate34.errors=
[{instancePath:instancePath+"/supported_versions",keyword:"distinct",params:{}}],!1;{var valid13=!0;let len6=data44.length;for(let i6=0;i6<len6;i6++){let data45=data44[i6],
_errs98=errors;if(errors===_errs98)if(typeof data45=="string"){if(!pattern1.test(data45))return validate34.errors=[{instancePath:instancePath+"/supported_versio\
ns/"+i6,keyword:"pattern",params:{pattern:"^v?[0-9]+\\.[0-9]+(?:\\.[0-9]+)?$"}}],!1}else return validate34.errors=[{instancePath:instancePath+"/supported_versio\
ns/"+i6,keyword:"type",params:{type:"string"}}],!1;var valid13=_errs98===errors;if(!valid13)break}}}else return validate34.errors=[{instancePath:instancePath+"/\
supported_versions",keyword:"type",params:{type:"array"}}],!1;var valid2=_errs96===errors}else var valid2=!0;if(valid2)if(data.transport_profile!==void 0){let data46=data.
transport_profile,_errs100=errors;if(typeof data46!="string")return validate34.errors=[{instancePath:instancePath+"/transport_profile",keyword:"type",params:{type:"\
string"}}],!1;if(!(data46==="stateless_http"||data46==="streamable_http"))return validate34.errors=[{instancePath:instancePath+"/transport_profile",keyword:"enu\
m",params:{allowedValues:schema44.allOf[1].properties.transport_profile.enum}}],!1;var valid2=_errs100===errors}else var valid2=!0}}}}}}}}var valid0=_errs3===errors}
return validate34.errors=vErrors,errors===0}var validate24of=validate35,schema46={type:"object",required:["request_id","policy_context","payload"],additionalProperties:!1,
properties:{payload:{type:"object",required:["memory_id"],additionalProperties:!1,properties:{memory_id:{type:"string",minLength:1},purged_at:{type:"string"},reason:{
type:"string"},timeout_ms:{type:"integer",minimum:0}}},policy_context:{type:"object",required:["actor_agent","acting_for_subject","requested_action"],additionalProperties:!1,
properties:{acting_for_subject:{type:"object",required:["kind","id"],additionalProperties:!1,properties:{id:{type:"string",minLength:1},kind:{type:"string",enum:[
"user","agent","org","task","session","custom"]}}},actor_agent:{type:"string",minLength:1},assertion_origin:{type:"string",minLength:1},channel:{type:"string",minLength:1},
chat_id:{type:"string",minLength:1},consent_basis:{type:"string",minLength:1},correlation_id:{type:"string",minLength:1},data_zone:{type:"string",minLength:1},requested_action:{
const:"purge"},risk_level:{type:"string",enum:["low","medium","high"]},runtime_id:{type:"string",minLength:1},runtime_instance_id:{type:"string",minLength:1},session_id:{
type:"string",minLength:1},task_id:{type:"string",minLength:1},task_type:{type:"string",minLength:1},tenant_id:{type:"string",minLength:1}}},request_id:{type:"s\
tring",minLength:1}},$id:"purge-memory.request"};function validate35(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;
if(errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.request_id===void 0&&(missing0="request_id")||data.policy_context===void 0&&
(missing0="policy_context")||data.payload===void 0&&(missing0="payload"))return validate35.errors=[{instancePath,keyword:"required",params:{missingProperty:missing0}}],
!1;{let _errs1=errors;for(let key0 in data)if(!(key0==="payload"||key0==="policy_context"||key0==="request_id")){return validate35.errors=[{instancePath,keyword:"\
additionalProperties",params:{additionalProperty:key0}}],!1;break}if(_errs1===errors){if(data.payload!==void 0){let data0=data.payload,_errs2=errors;if(errors===
_errs2)if(data0&&typeof data0=="object"&&!Array.isArray(data0)){let missing1;if(data0.memory_id===void 0&&(missing1="memory_id"))return validate35.errors=[{instancePath:instancePath+
"/payload",keyword:"required",params:{missingProperty:missing1}}],!1;{let _errs4=errors;for(let key1 in data0)if(!(key1==="memory_id"||key1==="purged_at"||key1===
"reason"||key1==="timeout_ms")){return validate35.errors=[{instancePath:instancePath+"/payload",keyword:"additionalProperties",params:{additionalProperty:key1}}],
!1;break}if(_errs4===errors){if(data0.memory_id!==void 0){let data1=data0.memory_id,_errs5=errors;if(errors===_errs5)if(typeof data1=="string"){if(data1.length<
1)return validate35.errors=[{instancePath:instancePath+"/payload/memory_id",keyword:"minLength",params:{limit:1}}],!1}else return validate35.errors=[{instancePath:instancePath+
"/payload/memory_id",keyword:"type",params:{type:"string"}}],!1;var valid1=_errs5===errors}else var valid1=!0;if(valid1){if(data0.purged_at!==void 0){let _errs7=errors;
if(typeof data0.purged_at!="string")return validate35.errors=[{instancePath:instancePath+"/payload/purged_at",keyword:"type",params:{type:"string"}}],!1;var valid1=_errs7===
errors}else var valid1=!0;if(valid1){if(data0.reason!==void 0){let _errs9=errors;if(typeof data0.reason!="string")return validate35.errors=[{instancePath:instancePath+
"/payload/reason",keyword:"type",params:{type:"string"}}],!1;var valid1=_errs9===errors}else var valid1=!0;if(valid1)if(data0.timeout_ms!==void 0){let data4=data0.
timeout_ms,_errs11=errors;if(!(typeof data4=="number"&&!(data4%1)&&!isNaN(data4)&&isFinite(data4)))return validate35.errors=[{instancePath:instancePath+"/payloa\
d/timeout_ms",keyword:"type",params:{type:"integer"}}],!1;if(errors===_errs11&&typeof data4=="number"&&isFinite(data4)&&(data4<0||isNaN(data4)))return validate35.
errors=[{instancePath:instancePath+"/payload/timeout_ms",keyword:"minimum",params:{comparison:">=",limit:0}}],!1;var valid1=_errs11===errors}else var valid1=!0}}}}}else
return validate35.errors=[{instancePath:instancePath+"/payload",keyword:"type",params:{type:"object"}}],!1;var valid0=_errs2===errors}else var valid0=!0;if(valid0){
if(data.policy_context!==void 0){let data5=data.policy_context,_errs13=errors;if(errors===_errs13)if(data5&&typeof data5=="object"&&!Array.isArray(data5)){let missing2;
if(data5.actor_agent===void 0&&(missing2="actor_agent")||data5.acting_for_subject===void 0&&(missing2="acting_for_subject")||data5.requested_action===void 0&&(missing2=
"requested_action"))return validate35.errors=[{instancePath:instancePath+"/policy_context",keyword:"required",params:{missingProperty:missing2}}],!1;{let _errs15=errors;
for(let key2 in data5)if(!func2.call(schema46.properties.policy_context.properties,key2)){return validate35.errors=[{instancePath:instancePath+"/policy_context",
keyword:"additionalProperties",params:{additionalProperty:key2}}],!1;break}if(_errs15===errors){if(data5.acting_for_subject!==void 0){let data6=data5.acting_for_subject,
_errs16=errors;if(errors===_errs16)if(data6&&typeof data6=="object"&&!Array.isArray(data6)){let missing3;if(data6.kind===void 0&&(missing3="kind")||data6.id===void 0&&
(missing3="id"))return validate35.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject",keyword:"required",params:{missingProperty:missing3}}],
!1;{let _errs18=errors;for(let key3 in data6)if(!(key3==="id"||key3==="kind")){return validate35.errors=[{instancePath:instancePath+"/policy_context/acting_for_\
subject",keyword:"additionalProperties",params:{additionalProperty:key3}}],!1;break}if(_errs18===errors){if(data6.id!==void 0){let data7=data6.id,_errs19=errors;
if(errors===_errs19)if(typeof data7=="string"){if(data7.length<1)return validate35.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/id",keyword:"\
minLength",params:{limit:1}}],!1}else return validate35.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/id",keyword:"type",params:{type:"\
string"}}],!1;var valid3=_errs19===errors}else var valid3=!0;if(valid3)if(data6.kind!==void 0){let data8=data6.kind,_errs21=errors;if(typeof data8!="string")return validate35.
errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/kind",keyword:"type",params:{type:"string"}}],!1;if(!(data8==="user"||data8==="agent"||data8===
"org"||data8==="task"||data8==="session"||data8==="custom"))return validate35.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/kind",keyword:"\
enum",params:{allowedValues:schema46.properties.policy_context.properties.acting_for_subject.properties.kind.enum}}],!1;var valid3=_errs21===errors}else var valid3=!0}}}else
return validate35.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject",keyword:"type",params:{type:"object"}}],!1;var valid2=_errs16===errors}else
var valid2=!0;if(valid2){if(data5.actor_agent!==void 0){let data9=data5.actor_agent,_errs23=errors;if(errors===_errs23)if(typeof data9=="string"){if(data9.length<
1)return validate35.errors=[{instancePath:instancePath+"/policy_context/actor_agent",keyword:"minLength",params:{limit:1}}],!1}else return validate35.errors=[{instancePath:instancePath+
"/policy_context/actor_agent",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs23===errors}else var valid2=!0;if(valid2){if(data5.assertion_origin!==void 0){
let data10=data5.assertion_origin,_errs25=errors;if(errors===_errs25)if(typeof data10=="string"){if(data10.length<1)return validate35.errors=[{instancePath:instancePath+
"/policy_context/assertion_origin",keyword:"minLength",params:{limit:1}}],!1}else return validate35.errors=[{instancePath:instancePath+"/policy_context/assertio\
n_origin",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs25===errors}else var valid2=!0;if(valid2){if(data5.channel!==void 0){let data11=data5.channel,
_errs27=errors;if(errors===_errs27)if(typeof data11=="string"){if(data11.length<1)return validate35.errors=[{instancePath:instancePath+"/policy_context/channel",
keyword:"minLength",params:{limit:1}}],!1}else return validate35.errors=[{instancePath:instancePath+"/policy_context/channel",keyword:"type",params:{type:"strin\
g"}}],!1;var valid2=_errs27===errors}else var valid2=!0;if(valid2){if(data5.chat_id!==void 0){let data12=data5.chat_id,_errs29=errors;if(errors===_errs29)if(typeof data12==
"string"){if(data12.length<1)return validate35.errors=[{instancePath:instancePath+"/policy_context/chat_id",keyword:"minLength",params:{limit:1}}],!1}else return validate35.
errors=[{instancePath:instancePath+"/policy_context/chat_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs29===errors}else var valid2=!0;if(valid2){
if(data5.consent_basis!==void 0){let data13=data5.consent_basis,_errs31=errors;if(errors===_errs31)if(typeof data13=="string"){if(data13.length<1)return validate35.
errors=[{instancePath:instancePath+"/policy_context/consent_basis",keyword:"minLength",params:{limit:1}}],!1}else return validate35.errors=[{instancePath:instancePath+
"/policy_context/consent_basis",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs31===errors}else var valid2=!0;if(valid2){if(data5.correlation_id!==void 0){
let data14=data5.correlation_id,_errs33=errors;if(errors===_errs33)if(typeof data14=="string"){if(data14.length<1)return validate35.errors=[{instancePath:instancePath+
"/policy_context/correlation_id",keyword:"minLength",params:{limit:1}}],!1}else return validate35.errors=[{instancePath:instancePath+"/policy_context/correlatio\
n_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs33===errors}else var valid2=!0;if(valid2){if(data5.data_zone!==void 0){let data15=data5.data_zone,
_errs35=errors;if(errors===_errs35)if(typeof data15=="string"){if(data15.length<1)return validate35.errors=[{instancePath:instancePath+"/policy_context/data_zon\
e",keyword:"minLength",params:{limit:1}}],!1}else return validate35.errors=[{instancePath:instancePath+"/policy_context/data_zone",keyword:"type",params:{type:"\
string"}}],!1;var valid2=_errs35===errors}else var valid2=!0;if(valid2){if(data5.requested_action!==void 0){let _errs37=errors;if(data5.requested_action!=="purg\
e")return validate35.errors=[{instancePath:instancePath+"/policy_context/requested_action",keyword:"const",params:{allowedValue:"purge"}}],!1;var valid2=_errs37===
errors}else var valid2=!0;if(valid2){if(data5.risk_level!==void 0){let data17=data5.risk_level,_errs38=errors;if(typeof data17!="string")return validate35.errors=
[{instancePath:instancePath+"/policy_context/risk_level",keyword:"type",params:{type:"string"}}],!1;if(!(data17==="low"||data17==="medium"||data17==="high"))return validate35.
errors=[{instancePath:instancePath+"/policy_context/risk_level",keyword:"enum",params:{allowedValues:schema46.properties.policy_context.properties.risk_level.enum}}],
!1;var valid2=_errs38===errors}else var valid2=!0;if(valid2){if(data5.runtime_id!==void 0){let data18=data5.runtime_id,_errs40=errors;if(errors===_errs40)if(typeof data18==
"string"){if(data18.length<1)return validate35.errors=[{instancePath:instancePath+"/policy_context/runtime_id",keyword:"minLength",params:{limit:1}}],!1}else return validate35.
errors=[{instancePath:instancePath+"/policy_context/runtime_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs40===errors}else var valid2=!0;if(valid2){
if(data5.runtime_instance_id!==void 0){let data19=data5.runtime_instance_id,_errs42=errors;if(errors===_errs42)if(typeof data19=="string"){if(data19.length<1)return validate35.
errors=[{instancePath:instancePath+"/policy_context/runtime_instance_id",keyword:"minLength",params:{limit:1}}],!1}else return validate35.errors=[{instancePath:instancePath+
"/policy_context/runtime_instance_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs42===errors}else var valid2=!0;if(valid2){if(data5.session_id!==
void 0){let data20=data5.session_id,_errs44=errors;if(errors===_errs44)if(typeof data20=="string"){if(data20.length<1)return validate35.errors=[{instancePath:instancePath+
"/policy_context/session_id",keyword:"minLength",params:{limit:1}}],!1}else return validate35.errors=[{instancePath:instancePath+"/policy_context/session_id",keyword:"\
type",params:{type:"string"}}],!1;var valid2=_errs44===errors}else var valid2=!0;if(valid2){if(data5.task_id!==void 0){let data21=data5.task_id,_errs46=errors;if(errors===
_errs46)if(typeof data21=="string"){if(data21.length<1)return validate35.errors=[{instancePath:instancePath+"/policy_context/task_id",keyword:"minLength",params:{
limit:1}}],!1}else return validate35.errors=[{instancePath:instancePath+"/policy_context/task_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs46===
errors}else var valid2=!0;if(valid2){if(data5.task_type!==void 0){let data22=data5.task_type,_errs48=errors;if(errors===_errs48)if(typeof data22=="string"){if(data22.
length<1)return validate35.errors=[{instancePath:instancePath+"/policy_context/task_type",keyword:"minLength",params:{limit:1}}],!1}else return validate35.errors=
[{instancePath:instancePath+"/policy_context/task_type",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs48===errors}else var valid2=!0;if(valid2)if(data5.
tenant_id!==void 0){let data23=data5.tenant_id,_errs50=errors;if(errors===_errs50)if(typeof data23=="string"){if(data23.length<1)return validate35.errors=[{instancePath:instancePath+
"/policy_context/tenant_id",keyword:"minLength",params:{limit:1}}],!1}else return validate35.errors=[{instancePath:instancePath+"/policy_context/tenant_id",keyword:"\
type",params:{type:"string"}}],!1;var valid2=_errs50===errors}else var valid2=!0}}}}}}}}}}}}}}}}}else return validate35.errors=[{instancePath:instancePath+"/pol\
icy_context",keyword:"type",params:{type:"object"}}],!1;var valid0=_errs13===errors}else var valid0=!0;if(valid0)if(data.request_id!==void 0){let data24=data.request_id,
_errs52=errors;if(errors===_errs52)if(typeof data24=="string"){if(data24.length<1)return validate35.errors=[{instancePath:instancePath+"/request_id",keyword:"mi\
nLength",params:{limit:1}}],!1}else return validate35.errors=[{instancePath:instancePath+"/request_id",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs52===
errors}else var valid0=!0}}}}else return validate35.errors=[{instancePath,keyword:"type",params:{type:"object"}}],!1;return validate35.errors=vErrors,errors===0}
var validate25of=validate36,schema47={type:"object",required:["request_id","policy_context","payload"],additionalProperties:!1,properties:{payload:{type:"object",
required:["memory_id"],additionalProperties:!1,properties:{memory_id:{type:"string",minLength:1},reason:{type:"string"},revoked_at:{type:"string"},timeout_ms:{type:"\
integer",minimum:0}}},policy_context:{type:"object",required:["actor_agent","acting_for_subject","requested_action"],additionalProperties:!1,properties:{acting_for_subject:{
type:"object",required:["kind","id"],additionalProperties:!1,properties:{id:{type:"string",minLength:1},kind:{type:"string",enum:["user","agent","org","task","s\
ession","custom"]}}},actor_agent:{type:"string",minLength:1},assertion_origin:{type:"string",minLength:1},channel:{type:"string",minLength:1},chat_id:{type:"str\
ing",minLength:1},consent_basis:{type:"string",minLength:1},correlation_id:{type:"string",minLength:1},data_zone:{type:"string",minLength:1},requested_action:{const:"\
revoke"},risk_level:{type:"string",enum:["low","medium","high"]},runtime_id:{type:"string",minLength:1},runtime_instance_id:{type:"string",minLength:1},session_id:{
type:"string",minLength:1},task_id:{type:"string",minLength:1},task_type:{type:"string",minLength:1},tenant_id:{type:"string",minLength:1}}},request_id:{type:"s\
tring",minLength:1}},$id:"revoke-memory.request"};function validate36(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;
if(errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.request_id===void 0&&(missing0="request_id")||data.policy_context===void 0&&
(missing0="policy_context")||data.payload===void 0&&(missing0="payload"))return validate36.errors=[{instancePath,keyword:"required",params:{missingProperty:missing0}}],
!1;{let _errs1=errors;for(let key0 in data)if(!(key0==="payload"||key0==="policy_context"||key0==="request_id")){return validate36.errors=[{instancePath,keyword:"\
additionalProperties",params:{additionalProperty:key0}}],!1;break}if(_errs1===errors){if(data.payload!==void 0){let data0=data.payload,_errs2=errors;if(errors===
_errs2)if(data0&&typeof data0=="object"&&!Array.isArray(data0)){let missing1;if(data0.memory_id===void 0&&(missing1="memory_id"))return validate36.errors=[{instancePath:instancePath+
"/payload",keyword:"required",params:{missingProperty:missing1}}],!1;{let _errs4=errors;for(let key1 in data0)if(!(key1==="memory_id"||key1==="reason"||key1==="\
revoked_at"||key1==="timeout_ms")){return validate36.errors=[{instancePath:instancePath+"/payload",keyword:"additionalProperties",params:{additionalProperty:key1}}],
!1;break}if(_errs4===errors){if(data0.memory_id!==void 0){let data1=data0.memory_id,_errs5=errors;if(errors===_errs5)if(typeof data1=="string"){if(data1.length<
1)return validate36.errors=[{instancePath:instancePath+"/payload/memory_id",keyword:"minLength",params:{limit:1}}],!1}else return validate36.errors=[{instancePath:instancePath+
"/payload/memory_id",keyword:"type",params:{type:"string"}}],!1;var valid1=_errs5===errors}else var valid1=!0;if(valid1){if(data0.reason!==void 0){let _errs7=errors;
if(typeof data0.reason!="string")return validate36.errors=[{instancePath:instancePath+"/payload/reason",keyword:"type",params:{type:"string"}}],!1;var valid1=_errs7===
errors}else var valid1=!0;if(valid1){if(data0.revoked_at!==void 0){let _errs9=errors;if(typeof data0.revoked_at!="string")return validate36.errors=[{instancePath:instancePath+
"/payload/revoked_at",keyword:"type",params:{type:"string"}}],!1;var valid1=_errs9===errors}else var valid1=!0;if(valid1)if(data0.timeout_ms!==void 0){let data4=data0.
timeout_ms,_errs11=errors;if(!(typeof data4=="number"&&!(data4%1)&&!isNaN(data4)&&isFinite(data4)))return validate36.errors=[{instancePath:instancePath+"/payloa\
d/timeout_ms",keyword:"type",params:{type:"integer"}}],!1;if(errors===_errs11&&typeof data4=="number"&&isFinite(data4)&&(data4<0||isNaN(data4)))return validate36.
errors=[{instancePath:instancePath+"/payload/timeout_ms",keyword:"minimum",params:{comparison:">=",limit:0}}],!1;var valid1=_errs11===errors}else var valid1=!0}}}}}else
return validate36.errors=[{instancePath:instancePath+"/payload",keyword:"type",params:{type:"object"}}],!1;var valid0=_errs2===errors}else var valid0=!0;if(valid0){
if(data.policy_context!==void 0){let data5=data.policy_context,_errs13=errors;if(errors===_errs13)if(data5&&typeof data5=="object"&&!Array.isArray(data5)){let missing2;
if(data5.actor_agent===void 0&&(missing2="actor_agent")||data5.acting_for_subject===void 0&&(missing2="acting_for_subject")||data5.requested_action===void 0&&(missing2=
"requested_action"))return validate36.errors=[{instancePath:instancePath+"/policy_context",keyword:"required",params:{missingProperty:missing2}}],!1;{let _errs15=errors;
for(let key2 in data5)if(!func2.call(schema47.properties.policy_context.properties,key2)){return validate36.errors=[{instancePath:instancePath+"/policy_context",
keyword:"additionalProperties",params:{additionalProperty:key2}}],!1;break}if(_errs15===errors){if(data5.acting_for_subject!==void 0){let data6=data5.acting_for_subject,
_errs16=errors;if(errors===_errs16)if(data6&&typeof data6=="object"&&!Array.isArray(data6)){let missing3;if(data6.kind===void 0&&(missing3="kind")||data6.id===void 0&&
(missing3="id"))return validate36.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject",keyword:"required",params:{missingProperty:missing3}}],
!1;{let _errs18=errors;for(let key3 in data6)if(!(key3==="id"||key3==="kind")){return validate36.errors=[{instancePath:instancePath+"/policy_context/acting_for_\
subject",keyword:"additionalProperties",params:{additionalProperty:key3}}],!1;break}if(_errs18===errors){if(data6.id!==void 0){let data7=data6.id,_errs19=errors;
if(errors===_errs19)if(typeof data7=="string"){if(data7.length<1)return validate36.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/id",keyword:"\
minLength",params:{limit:1}}],!1}else return validate36.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/id",keyword:"type",params:{type:"\
string"}}],!1;var valid3=_errs19===errors}else var valid3=!0;if(valid3)if(data6.kind!==void 0){let data8=data6.kind,_errs21=errors;if(typeof data8!="string")return validate36.
errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/kind",keyword:"type",params:{type:"string"}}],!1;if(!(data8==="user"||data8==="agent"||data8===
"org"||data8==="task"||data8==="session"||data8==="custom"))return validate36.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/kind",keyword:"\
enum",params:{allowedValues:schema47.properties.policy_context.properties.acting_for_subject.properties.kind.enum}}],!1;var valid3=_errs21===errors}else var valid3=!0}}}else
return validate36.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject",keyword:"type",params:{type:"object"}}],!1;var valid2=_errs16===errors}else
var valid2=!0;if(valid2){if(data5.actor_agent!==void 0){let data9=data5.actor_agent,_errs23=errors;if(errors===_errs23)if(typeof data9=="string"){if(data9.length<
1)return validate36.errors=[{instancePath:instancePath+"/policy_context/actor_agent",keyword:"minLength",params:{limit:1}}],!1}else return validate36.errors=[{instancePath:instancePath+
"/policy_context/actor_agent",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs23===errors}else var valid2=!0;if(valid2){if(data5.assertion_origin!==void 0){
let data10=data5.assertion_origin,_errs25=errors;if(errors===_errs25)if(typeof data10=="string"){if(data10.length<1)return validate36.errors=[{instancePath:instancePath+
"/policy_context/assertion_origin",keyword:"minLength",params:{limit:1}}],!1}else return validate36.errors=[{instancePath:instancePath+"/policy_context/assertio\
n_origin",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs25===errors}else var valid2=!0;if(valid2){if(data5.channel!==void 0){let data11=data5.channel,
_errs27=errors;if(errors===_errs27)if(typeof data11=="string"){if(data11.length<1)return validate36.errors=[{instancePath:instancePath+"/policy_context/channel",
keyword:"minLength",params:{limit:1}}],!1}else return validate36.errors=[{instancePath:instancePath+"/policy_context/channel",keyword:"type",params:{type:"strin\
g"}}],!1;var valid2=_errs27===errors}else var valid2=!0;if(valid2){if(data5.chat_id!==void 0){let data12=data5.chat_id,_errs29=errors;if(errors===_errs29)if(typeof data12==
"string"){if(data12.length<1)return validate36.errors=[{instancePath:instancePath+"/policy_context/chat_id",keyword:"minLength",params:{limit:1}}],!1}else return validate36.
errors=[{instancePath:instancePath+"/policy_context/chat_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs29===errors}else var valid2=!0;if(valid2){
if(data5.consent_basis!==void 0){let data13=data5.consent_basis,_errs31=errors;if(errors===_errs31)if(typeof data13=="string"){if(data13.length<1)return validate36.
errors=[{instancePath:instancePath+"/policy_context/consent_basis",keyword:"minLength",params:{limit:1}}],!1}else return validate36.errors=[{instancePath:instancePath+
"/policy_context/consent_basis",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs31===errors}else var valid2=!0;if(valid2){if(data5.correlation_id!==void 0){
let data14=data5.correlation_id,_errs33=errors;if(errors===_errs33)if(typeof data14=="string"){if(data14.length<1)return validate36.errors=[{instancePath:instancePath+
"/policy_context/correlation_id",keyword:"minLength",params:{limit:1}}],!1}else return validate36.errors=[{instancePath:instancePath+"/policy_context/correlatio\
n_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs33===errors}else var valid2=!0;if(valid2){if(data5.data_zone!==void 0){let data15=data5.data_zone,
_errs35=errors;if(errors===_errs35)if(typeof data15=="string"){if(data15.length<1)return validate36.errors=[{instancePath:instancePath+"/policy_context/data_zon\
e",keyword:"minLength",params:{limit:1}}],!1}else return validate36.errors=[{instancePath:instancePath+"/policy_context/data_zone",keyword:"type",params:{type:"\
string"}}],!1;var valid2=_errs35===errors}else var valid2=!0;if(valid2){if(data5.requested_action!==void 0){let _errs37=errors;if(data5.requested_action!=="revo\
ke")return validate36.errors=[{instancePath:instancePath+"/policy_context/requested_action",keyword:"const",params:{allowedValue:"revoke"}}],!1;var valid2=_errs37===
errors}else var valid2=!0;if(valid2){if(data5.risk_level!==void 0){let data17=data5.risk_level,_errs38=errors;if(typeof data17!="string")return validate36.errors=
[{instancePath:instancePath+"/policy_context/risk_level",keyword:"type",params:{type:"string"}}],!1;if(!(data17==="low"||data17==="medium"||data17==="high"))return validate36.
errors=[{instancePath:instancePath+"/policy_context/risk_level",keyword:"enum",params:{allowedValues:schema47.properties.policy_context.properties.risk_level.enum}}],
!1;var valid2=_errs38===errors}else var valid2=!0;if(valid2){if(data5.runtime_id!==void 0){let data18=data5.runtime_id,_errs40=errors;if(errors===_errs40)if(typeof data18==
"string"){if(data18.length<1)return validate36.errors=[{instancePath:instancePath+"/policy_context/runtime_id",keyword:"minLength",params:{limit:1}}],!1}else return validate36.
errors=[{instancePath:instancePath+"/policy_context/runtime_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs40===errors}else var valid2=!0;if(valid2){
if(data5.runtime_instance_id!==void 0){let data19=data5.runtime_instance_id,_errs42=errors;if(errors===_errs42)if(typeof data19=="string"){if(data19.length<1)return validate36.
errors=[{instancePath:instancePath+"/policy_context/runtime_instance_id",keyword:"minLength",params:{limit:1}}],!1}else return validate36.errors=[{instancePath:instancePath+
"/policy_context/runtime_instance_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs42===errors}else var valid2=!0;if(valid2){if(data5.session_id!==
void 0){let data20=data5.session_id,_errs44=errors;if(errors===_errs44)if(typeof data20=="string"){if(data20.length<1)return validate36.errors=[{instancePath:instancePath+
"/policy_context/session_id",keyword:"minLength",params:{limit:1}}],!1}else return validate36.errors=[{instancePath:instancePath+"/policy_context/session_id",keyword:"\
type",params:{type:"string"}}],!1;var valid2=_errs44===errors}else var valid2=!0;if(valid2){if(data5.task_id!==void 0){let data21=data5.task_id,_errs46=errors;if(errors===
_errs46)if(typeof data21=="string"){if(data21.length<1)return validate36.errors=[{instancePath:instancePath+"/policy_context/task_id",keyword:"minLength",params:{
limit:1}}],!1}else return validate36.errors=[{instancePath:instancePath+"/policy_context/task_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs46===
errors}else var valid2=!0;if(valid2){if(data5.task_type!==void 0){let data22=data5.task_type,_errs48=errors;if(errors===_errs48)if(typeof data22=="string"){if(data22.
length<1)return validate36.errors=[{instancePath:instancePath+"/policy_context/task_type",keyword:"minLength",params:{limit:1}}],!1}else return validate36.errors=
[{instancePath:instancePath+"/policy_context/task_type",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs48===errors}else var valid2=!0;if(valid2)if(data5.
tenant_id!==void 0){let data23=data5.tenant_id,_errs50=errors;if(errors===_errs50)if(typeof data23=="string"){if(data23.length<1)return validate36.errors=[{instancePath:instancePath+
"/policy_context/tenant_id",keyword:"minLength",params:{limit:1}}],!1}else return validate36.errors=[{instancePath:instancePath+"/policy_context/tenant_id",keyword:"\
type",params:{type:"string"}}],!1;var valid2=_errs50===errors}else var valid2=!0}}}}}}}}}}}}}}}}}else return validate36.errors=[{instancePath:instancePath+"/pol\
icy_context",keyword:"type",params:{type:"object"}}],!1;var valid0=_errs13===errors}else var valid0=!0;if(valid0)if(data.request_id!==void 0){let data24=data.request_id,
_errs52=errors;if(errors===_errs52)if(typeof data24=="string"){if(data24.length<1)return validate36.errors=[{instancePath:instancePath+"/request_id",keyword:"mi\
nLength",params:{limit:1}}],!1}else return validate36.errors=[{instancePath:instancePath+"/request_id",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs52===
errors}else var valid0=!0}}}}else return validate36.errors=[{instancePath,keyword:"type",params:{type:"object"}}],!1;return validate36.errors=vErrors,errors===0}
var validate26of=validate37,schema48={type:"object",required:["request_id","policy_context","payload"],additionalProperties:!1,properties:{payload:{type:"object",
additionalProperties:!1,atLeastOneOf:["query","intent"],properties:{intent:{$ref:"recall-intent"},limit:{type:"integer",minimum:1},pagination_token:{type:"strin\
g"},query:{type:"string"},scope:{type:"string",enum:["user","session","task","agent","org","shared_team"]},subject:{type:"object",required:["kind","id"],additionalProperties:!1,
properties:{id:{type:"string",minLength:1},kind:{type:"string",enum:["user","agent","org","task","session","custom"]}}},timeout_ms:{type:"integer",minimum:0},types:{
type:"array",items:{type:"string",enum:["profile","preference","episodic_event","semantic_fact","procedural_rule","relationship","checkpoint_pointer","artifact_\
summary"]}}}},policy_context:{type:"object",required:["actor_agent","acting_for_subject","requested_action"],additionalProperties:!1,properties:{acting_for_subject:{
type:"object",required:["kind","id"],additionalProperties:!1,properties:{id:{type:"string",minLength:1},kind:{type:"string",enum:["user","agent","org","task","s\
ession","custom"]}}},actor_agent:{type:"string",minLength:1},assertion_origin:{type:"string",minLength:1},channel:{type:"string",minLength:1},chat_id:{type:"str\
ing",minLength:1},consent_basis:{type:"string",minLength:1},correlation_id:{type:"string",minLength:1},data_zone:{type:"string",minLength:1},requested_action:{const:"\
search"},risk_level:{type:"string",enum:["low","medium","high"]},runtime_id:{type:"string",minLength:1},runtime_instance_id:{type:"string",minLength:1},session_id:{
type:"string",minLength:1},task_id:{type:"string",minLength:1},task_type:{type:"string",minLength:1},tenant_id:{type:"string",minLength:1}}},request_id:{type:"s\
tring",minLength:1}},$id:"search-memory.request"};function validate37(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;
if(errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.request_id===void 0&&(missing0="request_id")||data.policy_context===void 0&&
(missing0="policy_context")||data.payload===void 0&&(missing0="payload"))return validate37.errors=[{instancePath,keyword:"required",params:{missingProperty:missing0}}],
!1;{let _errs1=errors;for(let key0 in data)if(!(key0==="payload"||key0==="policy_context"||key0==="request_id")){return validate37.errors=[{instancePath,keyword:"\
additionalProperties",params:{additionalProperty:key0}}],!1;break}if(_errs1===errors){if(data.payload!==void 0){let data0=data.payload,_errs2=errors;if(errors===
_errs2)if(data0&&typeof data0=="object"&&!Array.isArray(data0)){if((data0.query===void 0?0:1)+(data0.intent===void 0?0:1)==0)return validate37.errors=[{instancePath:instancePath+
"/payload",keyword:"atLeastOneOf",params:{keys:["query","intent"]}}],!1;{let _errs4=errors;for(let key1 in data0)if(!(key1==="intent"||key1==="limit"||key1==="p\
agination_token"||key1==="query"||key1==="scope"||key1==="subject"||key1==="timeout_ms"||key1==="types")){return validate37.errors=[{instancePath:instancePath+"\
/payload",keyword:"additionalProperties",params:{additionalProperty:key1}}],!1;break}if(_errs4===errors){if(data0.intent!==void 0){let data1=data0.intent,_errs5=errors;
if(errors===errors)if(data1&&typeof data1=="object"&&!Array.isArray(data1)){let missing1;if(data1.query_text===void 0&&(missing1="query_text"))return validate37.
errors=[{instancePath:instancePath+"/payload/intent",keyword:"required",params:{missingProperty:missing1}}],!1;{let _errs8=errors;for(let key2 in data1)if(!func2.
call(schema32.properties,key2)){return validate37.errors=[{instancePath:instancePath+"/payload/intent",keyword:"additionalProperties",params:{additionalProperty:key2}}],
!1;break}if(_errs8===errors){if(data1.intent_type!==void 0){let data2=data1.intent_type,_errs9=errors;if(typeof data2!="string")return validate37.errors=[{instancePath:instancePath+
"/payload/intent/intent_type",keyword:"type",params:{type:"string"}}],!1;if(!(data2==="free_text"||data2==="fact_lookup"||data2==="preference_lookup"||data2==="\
relationship_lookup"||data2==="episodic_lookup"||data2==="semantic_lookup"||data2==="direct_lookup"))return validate37.errors=[{instancePath:instancePath+"/payl\
oad/intent/intent_type",keyword:"enum",params:{allowedValues:schema32.properties.intent_type.enum}}],!1;var valid3=_errs9===errors}else var valid3=!0;if(valid3){
if(data1.keywords!==void 0){let data3=data1.keywords,_errs11=errors;if(errors===_errs11)if(Array.isArray(data3)){if(new Set(data3).size!==data3.length)return validate37.
errors=[{instancePath:instancePath+"/payload/intent/keywords",keyword:"distinct",params:{}}],!1;{var valid4=!0;let len0=data3.length;for(let i0=0;i0<len0;i0++){
let data4=data3[i0],_errs13=errors;if(errors===_errs13)if(typeof data4=="string"){if(data4.length<1)return validate37.errors=[{instancePath:instancePath+"/paylo\
ad/intent/keywords/"+i0,keyword:"minLength",params:{limit:1}}],!1}else return validate37.errors=[{instancePath:instancePath+"/payload/intent/keywords/"+i0,keyword:"\
type",params:{type:"string"}}],!1;var valid4=_errs13===errors;if(!valid4)break}}}else return validate37.errors=[{instancePath:instancePath+"/payload/intent/keyw\
ords",keyword:"type",params:{type:"array"}}],!1;var valid3=_errs11===errors}else var valid3=!0;if(valid3){if(data1.pagination_token!==void 0){let data5=data1.pagination_token,
_errs15=errors;if(errors===_errs15)if(typeof data5=="string"){if(data5.length<1)return validate37.errors=[{instancePath:instancePath+"/payload/intent/pagination\
_token",keyword:"minLength",params:{limit:1}}],!1}else return validate37.errors=[{instancePath:instancePath+"/payload/intent/pagination_token",keyword:"type",params:{
type:"string"}}],!1;var valid3=_errs15===errors}else var valid3=!0;if(valid3){if(data1.query_text!==void 0){let data6=data1.query_text,_errs17=errors;if(errors===
_errs17)if(typeof data6=="string"){if(data6.length<1)return validate37.errors=[{instancePath:instancePath+"/payload/intent/query_text",keyword:"minLength",params:{
limit:1}}],!1}else return validate37.errors=[{instancePath:instancePath+"/payload/intent/query_text",keyword:"type",params:{type:"string"}}],!1;var valid3=_errs17===
errors}else var valid3=!0;if(valid3){if(data1.scope!==void 0){let data7=data1.scope,_errs19=errors;if(typeof data7!="string")return validate37.errors=[{instancePath:instancePath+
"/payload/intent/scope",keyword:"type",params:{type:"string"}}],!1;if(!(data7==="user"||data7==="session"||data7==="task"||data7==="agent"||data7==="org"||data7===
"shared_team"))return validate37.errors=[{instancePath:instancePath+"/payload/intent/scope",keyword:"enum",params:{allowedValues:schema32.properties.scope.enum}}],
!1;var valid3=_errs19===errors}else var valid3=!0;if(valid3){if(data1.subject!==void 0){let data8=data1.subject,_errs21=errors;if(errors===_errs21)if(data8&&typeof data8==
"object"&&!Array.isArray(data8)){let missing2;if(data8.kind===void 0&&(missing2="kind")||data8.id===void 0&&(missing2="id"))return validate37.errors=[{instancePath:instancePath+
"/payload/intent/subject",keyword:"required",params:{missingProperty:missing2}}],!1;{let _errs23=errors;for(let key3 in data8)if(!(key3==="id"||key3==="kind")){
return validate37.errors=[{instancePath:instancePath+"/payload/intent/subject",keyword:"additionalProperties",params:{additionalProperty:key3}}],!1;break}if(_errs23===
errors){if(data8.id!==void 0){let data9=data8.id,_errs24=errors;if(errors===_errs24)if(typeof data9=="string"){if(data9.length<1)return validate37.errors=[{instancePath:instancePath+
"/payload/intent/subject/id",keyword:"minLength",params:{limit:1}}],!1}else return validate37.errors=[{instancePath:instancePath+"/payload/intent/subject/id",keyword:"\
type",params:{type:"string"}}],!1;var valid5=_errs24===errors}else var valid5=!0;if(valid5)if(data8.kind!==void 0){let data10=data8.kind,_errs26=errors;if(typeof data10!=
"string")return validate37.errors=[{instancePath:instancePath+"/payload/intent/subject/kind",keyword:"type",params:{type:"string"}}],!1;if(!(data10==="user"||data10===
"agent"||data10==="org"||data10==="task"||data10==="session"||data10==="custom"))return validate37.errors=[{instancePath:instancePath+"/payload/intent/subject/k\
ind",keyword:"enum",params:{allowedValues:schema32.properties.subject.properties.kind.enum}}],!1;var valid5=_errs26===errors}else var valid5=!0}}}else return validate37.
errors=[{instancePath:instancePath+"/payload/intent/subject",keyword:"type",params:{type:"object"}}],!1;var valid3=_errs21===errors}else var valid3=!0;if(valid3){
if(data1.target_memory_types!==void 0){let data11=data1.target_memory_types,_errs28=errors;if(errors===_errs28)if(Array.isArray(data11)){if(new Set(data11).size!==
data11.length)return validate37.errors=[{instancePath:instancePath+"/payload/intent/target_memory_types",keyword:"distinct",params:{}}],!1;{var valid6=!0;let len1=data11.
length;for(let i1=0;i1<len1;i1++){let data12=data11[i1],_errs30=errors;if(typeof data12!="string")return validate37.errors=[{instancePath:instancePath+"/payload\
/intent/target_memory_types/"+i1,keyword:"type",params:{type:"string"}}],!1;if(!(data12==="profile"||data12==="preference"||data12==="episodic_event"||data12===
"semantic_fact"||data12==="procedural_rule"||data12==="relationship"||data12==="checkpoint_pointer"||data12==="artifact_summary"))return validate37.errors=[{instancePath:instancePath+
"/payload/intent/target_memory_types/"+i1,keyword:"enum",params:{allowedValues:schema32.properties.target_memory_types.items.enum}}],!1;var valid6=_errs30===errors;
if(!valid6)break}}}else return validate37.errors=[{instancePath:instancePath+"/payload/intent/target_memory_types",keyword:"type",params:{type:"array"}}],!1;var valid3=_errs28===
errors}else var valid3=!0;if(valid3){if(data1.time_scope!==void 0){let data13=data1.time_scope,_errs32=errors;if(errors===_errs32)if(data13&&typeof data13=="obj\
ect"&&!Array.isArray(data13)){let _errs34=errors;for(let key4 in data13)if(!(key4==="include_expired"||key4==="since"||key4==="until")){return validate37.errors=
[{instancePath:instancePath+"/payload/intent/time_scope",keyword:"additionalProperties",params:{additionalProperty:key4}}],!1;break}if(_errs34===errors){if(data13.
include_expired!==void 0){let _errs35=errors;if(typeof data13.include_expired!="boolean")return validate37.errors=[{instancePath:instancePath+"/payload/intent/t\
ime_scope/include_expired",keyword:"type",params:{type:"boolean"}}],!1;var valid7=_errs35===errors}else var valid7=!0;if(valid7){if(data13.since!==void 0){let _errs37=errors;
if(typeof data13.since!="string")return validate37.errors=[{instancePath:instancePath+"/payload/intent/time_scope/since",keyword:"type",params:{type:"string"}}],
!1;var valid7=_errs37===errors}else var valid7=!0;if(valid7)if(data13.until!==void 0){let _errs39=errors;if(typeof data13.until!="string")return validate37.errors=
[{instancePath:instancePath+"/payload/intent/time_scope/until",keyword:"type",params:{type:"string"}}],!1;var valid7=_errs39===errors}else var valid7=!0}}}else return validate37.
errors=[{instancePath:instancePath+"/payload/intent/time_scope",keyword:"type",params:{type:"object"}}],!1;var valid3=_errs32===errors}else var valid3=!0;if(valid3){
if(data1.timeout_ms!==void 0){let data17=data1.timeout_ms,_errs41=errors;if(!(typeof data17=="number"&&!(data17%1)&&!isNaN(data17)&&isFinite(data17)))return validate37.
errors=[{instancePath:instancePath+"/payload/intent/timeout_ms",keyword:"type",params:{type:"integer"}}],!1;if(errors===_errs41&&typeof data17=="number"&&isFinite(
data17)&&(data17<0||isNaN(data17)))return validate37.errors=[{instancePath:instancePath+"/payload/intent/timeout_ms",keyword:"minimum",params:{comparison:">=",limit:0}}],
!1;var valid3=_errs41===errors}else var valid3=!0;if(valid3)if(data1.top_k!==void 0){let data18=data1.top_k,_errs43=errors;if(!(typeof data18=="number"&&!(data18%
1)&&!isNaN(data18)&&isFinite(data18)))return validate37.errors=[{instancePath:instancePath+"/payload/intent/top_k",keyword:"type",params:{type:"integer"}}],!1;if(errors===
_errs43&&typeof data18=="number"&&isFinite(data18)&&(data18<1||isNaN(data18)))return validate37.errors=[{instancePath:instancePath+"/payload/intent/top_k",keyword:"\
minimum",params:{comparison:">=",limit:1}}],!1;var valid3=_errs43===errors}else var valid3=!0}}}}}}}}}}}else return validate37.errors=[{instancePath:instancePath+
"/payload/intent",keyword:"type",params:{type:"object"}}],!1;var valid1=_errs5===errors}else var valid1=!0;if(valid1){if(data0.limit!==void 0){let data19=data0.
limit,_errs45=errors;if(!(typeof data19=="number"&&!(data19%1)&&!isNaN(data19)&&isFinite(data19)))return validate37.errors=[{instancePath:instancePath+"/payload\
/limit",keyword:"type",params:{type:"integer"}}],!1;if(errors===_errs45&&typeof data19=="number"&&isFinite(data19)&&(data19<1||isNaN(data19)))return validate37.
errors=[{instancePath:instancePath+"/payload/limit",keyword:"minimum",params:{comparison:">=",limit:1}}],!1;var valid1=_errs45===errors}else var valid1=!0;if(valid1){
if(data0.pagination_token!==void 0){let _errs47=errors;if(typeof data0.pagination_token!="string")return validate37.errors=[{instancePath:instancePath+"/payload\
/pagination_token",keyword:"type",params:{type:"string"}}],!1;var valid1=_errs47===errors}else var valid1=!0;if(valid1){if(data0.query!==void 0){let _errs49=errors;
if(typeof data0.query!="string")return validate37.errors=[{instancePath:instancePath+"/payload/query",keyword:"type",params:{type:"string"}}],!1;var valid1=_errs49===
errors}else var valid1=!0;if(valid1){if(data0.scope!==void 0){let data22=data0.scope,_errs51=errors;if(typeof data22!="string")return validate37.errors=[{instancePath:instancePath+
"/payload/scope",keyword:"type",params:{type:"string"}}],!1;if(!(data22==="user"||data22==="session"||data22==="task"||data22==="agent"||data22==="org"||data22===
"shared_team"))return validate37.errors=[{instancePath:instancePath+"/payload/scope",keyword:"enum",params:{allowedValues:schema48.properties.payload.properties.
scope.enum}}],!1;var valid1=_errs51===errors}else var valid1=!0;if(valid1){if(data0.subject!==void 0){let data23=data0.subject,_errs53=errors;if(errors===_errs53)
if(data23&&typeof data23=="object"&&!Array.isArray(data23)){let missing3;if(data23.kind===void 0&&(missing3="kind")||data23.id===void 0&&(missing3="id"))return validate37.
errors=[{instancePath:instancePath+"/payload/subject",keyword:"required",params:{missingProperty:missing3}}],!1;{let _errs55=errors;for(let key5 in data23)if(!(key5===
"id"||key5==="kind")){return validate37.errors=[{instancePath:instancePath+"/payload/subject",keyword:"additionalProperties",params:{additionalProperty:key5}}],
!1;break}if(_errs55===errors){if(data23.id!==void 0){let data24=data23.id,_errs56=errors;if(errors===_errs56)if(typeof data24=="string"){if(data24.length<1)return validate37.
errors=[{instancePath:instancePath+"/payload/subject/id",keyword:"minLength",params:{limit:1}}],!1}else return validate37.errors=[{instancePath:instancePath+"/p\
ayload/subject/id",keyword:"type",params:{type:"string"}}],!1;var valid8=_errs56===errors}else var valid8=!0;if(valid8)if(data23.kind!==void 0){let data25=data23.
kind,_errs58=errors;if(typeof data25!="string")return validate37.errors=[{instancePath:instancePath+"/payload/subject/kind",keyword:"type",params:{type:"string"}}],
!1;if(!(data25==="user"||data25==="agent"||data25==="org"||data25==="task"||data25==="session"||data25==="custom"))return validate37.errors=[{instancePath:instancePath+
"/payload/subject/kind",keyword:"enum",params:{allowedValues:schema48.properties.payload.properties.subject.properties.kind.enum}}],!1;var valid8=_errs58===errors}else
var valid8=!0}}}else return validate37.errors=[{instancePath:instancePath+"/payload/subject",keyword:"type",params:{type:"object"}}],!1;var valid1=_errs53===errors}else
var valid1=!0;if(valid1){if(data0.timeout_ms!==void 0){let data26=data0.timeout_ms,_errs60=errors;if(!(typeof data26=="number"&&!(data26%1)&&!isNaN(data26)&&isFinite(
data26)))return validate37.errors=[{instancePath:instancePath+"/payload/timeout_ms",keyword:"type",params:{type:"integer"}}],!1;if(errors===_errs60&&typeof data26==
"number"&&isFinite(data26)&&(data26<0||isNaN(data26)))return validate37.errors=[{instancePath:instancePath+"/payload/timeout_ms",keyword:"minimum",params:{comparison:"\
>=",limit:0}}],!1;var valid1=_errs60===errors}else var valid1=!0;if(valid1)if(data0.types!==void 0){let data27=data0.types,_errs62=errors;if(errors===_errs62)if(Array.
isArray(data27)){var valid9=!0;let len2=data27.length;for(let i2=0;i2<len2;i2++){let data28=data27[i2],_errs64=errors;if(typeof data28!="string")return validate37.
errors=[{instancePath:instancePath+"/payload/types/"+i2,keyword:"type",params:{type:"string"}}],!1;if(!(data28==="profile"||data28==="preference"||data28==="epi\
sodic_event"||data28==="semantic_fact"||data28==="procedural_rule"||data28==="relationship"||data28==="checkpoint_pointer"||data28==="artifact_summary"))return validate37.
errors=[{instancePath:instancePath+"/payload/types/"+i2,keyword:"enum",params:{allowedValues:schema48.properties.payload.properties.types.items.enum}}],!1;var valid9=_errs64===
errors;if(!valid9)break}}else return validate37.errors=[{instancePath:instancePath+"/payload/types",keyword:"type",params:{type:"array"}}],!1;var valid1=_errs62===
errors}else var valid1=!0}}}}}}}}}else return validate37.errors=[{instancePath:instancePath+"/payload",keyword:"type",params:{type:"object"}}],!1;var valid0=_errs2===
errors}else var valid0=!0;if(valid0){if(data.policy_context!==void 0){let data29=data.policy_context,_errs66=errors;if(errors===_errs66)if(data29&&typeof data29==
"object"&&!Array.isArray(data29)){let missing4;if(data29.actor_agent===void 0&&(missing4="actor_agent")||data29.acting_for_subject===void 0&&(missing4="acting_f\
or_subject")||data29.requested_action===void 0&&(missing4="requested_action"))return validate37.errors=[{instancePath:instancePath+"/policy_context",keyword:"re\
quired",params:{missingProperty:missing4}}],!1;{let _errs68=errors;for(let key6 in data29)if(!func2.call(schema48.properties.policy_context.properties,key6)){return validate37.
errors=[{instancePath:instancePath+"/policy_context",keyword:"additionalProperties",params:{additionalProperty:key6}}],!1;break}if(_errs68===errors){if(data29.acting_for_subject!==
void 0){let data30=data29.acting_for_subject,_errs69=errors;if(errors===_errs69)if(data30&&typeof data30=="object"&&!Array.isArray(data30)){let missing5;if(data30.
kind===void 0&&(missing5="kind")||data30.id===void 0&&(missing5="id"))return validate37.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject",
keyword:"required",params:{missingProperty:missing5}}],!1;{let _errs71=errors;for(let key7 in data30)if(!(key7==="id"||key7==="kind")){return validate37.errors=
[{instancePath:instancePath+"/policy_context/acting_for_subject",keyword:"additionalProperties",params:{additionalProperty:key7}}],!1;break}if(_errs71===errors){
if(data30.id!==void 0){let data31=data30.id,_errs72=errors;if(errors===_errs72)if(typeof data31=="string"){if(data31.length<1)return validate37.errors=[{instancePath:instancePath+
"/policy_context/acting_for_subject/id",keyword:"minLength",params:{limit:1}}],!1}else return validate37.errors=[{instancePath:instancePath+"/policy_context/act\
ing_for_subject/id",keyword:"type",params:{type:"string"}}],!1;var valid11=_errs72===errors}else var valid11=!0;if(valid11)if(data30.kind!==void 0){let data32=data30.
kind,_errs74=errors;if(typeof data32!="string")return validate37.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/kind",keyword:"type",params:{
type:"string"}}],!1;if(!(data32==="user"||data32==="agent"||data32==="org"||data32==="task"||data32==="session"||data32==="custom"))return validate37.errors=[{instancePath:instancePath+
"/policy_context/acting_for_subject/kind",keyword:"enum",params:{allowedValues:schema48.properties.policy_context.properties.acting_for_subject.properties.kind.
enum}}],!1;var valid11=_errs74===errors}else var valid11=!0}}}else return validate37.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject",keyword:"\
type",params:{type:"object"}}],!1;var valid10=_errs69===errors}else var valid10=!0;if(valid10){if(data29.actor_agent!==void 0){let data33=data29.actor_agent,_errs76=errors;
if(errors===_errs76)if(typeof data33=="string"){if(data33.length<1)return validate37.errors=[{instancePath:instancePath+"/policy_context/actor_agent",keyword:"m\
inLength",params:{limit:1}}],!1}else return validate37.errors=[{instancePath:instancePath+"/policy_context/actor_agent",keyword:"type",params:{type:"string"}}],
!1;var valid10=_errs76===errors}else var valid10=!0;if(valid10){if(data29.assertion_origin!==void 0){let data34=data29.assertion_origin,_errs78=errors;if(errors===
_errs78)if(typeof data34=="string"){if(data34.length<1)return validate37.errors=[{instancePath:instancePath+"/policy_context/assertion_origin",keyword:"minLengt\
h",params:{limit:1}}],!1}else return validate37.errors=[{instancePath:instancePath+"/policy_context/assertion_origin",keyword:"type",params:{type:"string"}}],!1;
var valid10=_errs78===errors}else var valid10=!0;if(valid10){if(data29.channel!==void 0){let data35=data29.channel,_errs80=errors;if(errors===_errs80)if(typeof data35==
"string"){if(data35.length<1)return validate37.errors=[{instancePath:instancePath+"/policy_context/channel",keyword:"minLength",params:{limit:1}}],!1}else return validate37.
errors=[{instancePath:instancePath+"/policy_context/channel",keyword:"type",params:{type:"string"}}],!1;var valid10=_errs80===errors}else var valid10=!0;if(valid10){
if(data29.chat_id!==void 0){let data36=data29.chat_id,_errs82=errors;if(errors===_errs82)if(typeof data36=="string"){if(data36.length<1)return validate37.errors=
[{instancePath:instancePath+"/policy_context/chat_id",keyword:"minLength",params:{limit:1}}],!1}else return validate37.errors=[{instancePath:instancePath+"/poli\
cy_context/chat_id",keyword:"type",params:{type:"string"}}],!1;var valid10=_errs82===errors}else var valid10=!0;if(valid10){if(data29.consent_basis!==void 0){let data37=data29.
consent_basis,_errs84=errors;if(errors===_errs84)if(typeof data37=="string"){if(data37.length<1)return validate37.errors=[{instancePath:instancePath+"/policy_co\
ntext/consent_basis",keyword:"minLength",params:{limit:1}}],!1}else return validate37.errors=[{instancePath:instancePath+"/policy_context/consent_basis",keyword:"\
type",params:{type:"string"}}],!1;var valid10=_errs84===errors}else var valid10=!0;if(valid10){if(data29.correlation_id!==void 0){let data38=data29.correlation_id,
_errs86=errors;if(errors===_errs86)if(typeof data38=="string"){if(data38.length<1)return validate37.errors=[{instancePath:instancePath+"/policy_context/correlat\
ion_id",keyword:"minLength",params:{limit:1}}],!1}else return validate37.errors=[{instancePath:instancePath+"/policy_context/correlation_id",keyword:"type",params:{
type:"string"}}],!1;var valid10=_errs86===errors}else var valid10=!0;if(valid10){if(data29.data_zone!==void 0){let data39=data29.data_zone,_errs88=errors;if(errors===
_errs88)if(typeof data39=="string"){if(data39.length<1)return validate37.errors=[{instancePath:instancePath+"/policy_context/data_zone",keyword:"minLength",params:{
limit:1}}],!1}else return validate37.errors=[{instancePath:instancePath+"/policy_context/data_zone",keyword:"type",params:{type:"string"}}],!1;var valid10=_errs88===
errors}else var valid10=!0;if(valid10){if(data29.requested_action!==void 0){let _errs90=errors;if(data29.requested_action!=="search")return validate37.errors=[{
instancePath:instancePath+"/policy_context/requested_action",keyword:"const",params:{allowedValue:"search"}}],!1;var valid10=_errs90===errors}else var valid10=!0;
if(valid10){if(data29.risk_level!==void 0){let data41=data29.risk_level,_errs91=errors;if(typeof data41!="string")return validate37.errors=[{instancePath:instancePath+
"/policy_context/risk_level",keyword:"type",params:{type:"string"}}],!1;if(!(data41==="low"||data41==="medium"||data41==="high"))return validate37.errors=[{instancePath:instancePath+
"/policy_context/risk_level",keyword:"enum",params:{allowedValues:schema48.properties.policy_context.properties.risk_level.enum}}],!1;var valid10=_errs91===errors}else
var valid10=!0;if(valid10){if(data29.runtime_id!==void 0){let data42=data29.runtime_id,_errs93=errors;if(errors===_errs93)if(typeof data42=="string"){if(data42.
length<1)return validate37.errors=[{instancePath:instancePath+"/policy_context/runtime_id",keyword:"minLength",params:{limit:1}}],!1}else return validate37.errors=
[{instancePath:instancePath+"/policy_context/runtime_id",keyword:"type",params:{type:"string"}}],!1;var valid10=_errs93===errors}else var valid10=!0;if(valid10){
if(data29.runtime_instance_id!==void 0){let data43=data29.runtime_instance_id,_errs95=errors;if(errors===_errs95)if(typeof data43=="string"){if(data43.length<1)
return validate37.errors=[{instancePath:instancePath+"/policy_context/runtime_instance_id",keyword:"minLength",params:{limit:1}}],!1}else return validate37.errors=
[{instancePath:instancePath+"/policy_context/runtime_instance_id",keyword:"type",params:{type:"string"}}],!1;var valid10=_errs95===errors}else var valid10=!0;if(valid10){
if(data29.session_id!==void 0){let data44=data29.session_id,_errs97=errors;if(errors===_errs97)if(typeof data44=="string"){if(data44.length<1)return validate37.
errors=[{instancePath:instancePath+"/policy_context/session_id",keyword:"minLength",params:{limit:1}}],!1}else return validate37.errors=[{instancePath:instancePath+
"/policy_context/session_id",keyword:"type",params:{type:"string"}}],!1;var valid10=_errs97===errors}else var valid10=!0;if(valid10){if(data29.task_id!==void 0){
let data45=data29.task_id,_errs99=errors;if(errors===_errs99)if(typeof data45=="string"){if(data45.length<1)return validate37.errors=[{instancePath:instancePath+
"/policy_context/task_id",keyword:"minLength",params:{limit:1}}],!1}else return validate37.errors=[{instancePath:instancePath+"/policy_context/task_id",keyword:"\
type",params:{type:"string"}}],!1;var valid10=_errs99===errors}else var valid10=!0;if(valid10){if(data29.task_type!==void 0){let data46=data29.task_type,_errs101=errors;
if(errors===_errs101)if(typeof data46=="string"){if(data46.length<1)return validate37.errors=[{instancePath:instancePath+"/policy_context/task_type",keyword:"mi\
nLength",params:{limit:1}}],!1}else return validate37.errors=[{instancePath:instancePath+"/policy_context/task_type",keyword:"type",params:{type:"string"}}],!1;
var valid10=_errs101===errors}else var valid10=!0;if(valid10)if(data29.tenant_id!==void 0){let data47=data29.tenant_id,_errs103=errors;if(errors===_errs103)if(typeof data47==
"string"){if(data47.length<1)return validate37.errors=[{instancePath:instancePath+"/policy_context/tenant_id",keyword:"minLength",params:{limit:1}}],!1}else return validate37.
errors=[{instancePath:instancePath+"/policy_context/tenant_id",keyword:"type",params:{type:"string"}}],!1;var valid10=_errs103===errors}else var valid10=!0}}}}}}}}}}}}}}}}}else
return validate37.errors=[{instancePath:instancePath+"/policy_context",keyword:"type",params:{type:"object"}}],!1;var valid0=_errs66===errors}else var valid0=!0;
if(valid0)if(data.request_id!==void 0){let data48=data.request_id,_errs105=errors;if(errors===_errs105)if(typeof data48=="string"){if(data48.length<1)return validate37.
errors=[{instancePath:instancePath+"/request_id",keyword:"minLength",params:{limit:1}}],!1}else return validate37.errors=[{instancePath:instancePath+"/request_i\
d",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs105===errors}else var valid0=!0}}}}else return validate37.errors=[{instancePath,keyword:"type",params:{
type:"object"}}],!1;return validate37.errors=vErrors,errors===0}var validate27of=validate38,schema50={type:"object",required:["request_id","policy_context","pay\
load"],additionalProperties:!1,properties:{payload:{type:"object",additionalProperties:!1,properties:{cursor:{type:"string",minLength:1},execution_mode:{type:"s\
tring",enum:["sync","async"]},include_inactive:{type:"boolean"},limit:{type:"integer",minimum:1},pagination_token:{type:"string",minLength:1},timeout_ms:{type:"\
integer",minimum:0}}},policy_context:{type:"object",required:["actor_agent","acting_for_subject","requested_action"],additionalProperties:!1,properties:{acting_for_subject:{
type:"object",required:["kind","id"],additionalProperties:!1,properties:{id:{type:"string",minLength:1},kind:{type:"string",enum:["user","agent","org","task","s\
ession","custom"]}}},actor_agent:{type:"string",minLength:1},assertion_origin:{type:"string",minLength:1},channel:{type:"string",minLength:1},chat_id:{type:"str\
ing",minLength:1},consent_basis:{type:"string",minLength:1},correlation_id:{type:"string",minLength:1},data_zone:{type:"string",minLength:1},requested_action:{const:"\
read"},risk_level:{type:"string",enum:["low","medium","high"]},runtime_id:{type:"string",minLength:1},runtime_instance_id:{type:"string",minLength:1},session_id:{
type:"string",minLength:1},task_id:{type:"string",minLength:1},task_type:{type:"string",minLength:1},tenant_id:{type:"string",minLength:1}}},request_id:{type:"s\
tring",minLength:1}},$id:"sync.request"};function validate38(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;if(errors===
0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.request_id===void 0&&(missing0="request_id")||data.policy_context===void 0&&(missing0=
"policy_context")||data.payload===void 0&&(missing0="payload"))return validate38.errors=[{instancePath,keyword:"required",params:{missingProperty:missing0}}],!1;
{let _errs1=errors;for(let key0 in data)if(!(key0==="payload"||key0==="policy_context"||key0==="request_id")){return validate38.errors=[{instancePath,keyword:"a\
dditionalProperties",params:{additionalProperty:key0}}],!1;break}if(_errs1===errors){if(data.payload!==void 0){let data0=data.payload,_errs2=errors;if(errors===
_errs2)if(data0&&typeof data0=="object"&&!Array.isArray(data0)){let _errs4=errors;for(let key1 in data0)if(!(key1==="cursor"||key1==="execution_mode"||key1==="i\
nclude_inactive"||key1==="limit"||key1==="pagination_token"||key1==="timeout_ms")){return validate38.errors=[{instancePath:instancePath+"/payload",keyword:"addi\
tionalProperties",params:{additionalProperty:key1}}],!1;break}if(_errs4===errors){if(data0.cursor!==void 0){let data1=data0.cursor,_errs5=errors;if(errors===_errs5)
if(typeof data1=="string"){if(data1.length<1)return validate38.errors=[{instancePath:instancePath+"/payload/cursor",keyword:"minLength",params:{limit:1}}],!1}else
return validate38.errors=[{instancePath:instancePath+"/payload/cursor",keyword:"type",params:{type:"string"}}],!1;var valid1=_errs5===errors}else var valid1=!0;
if(valid1){if(data0.execution_mode!==void 0){let data2=data0.execution_mode,_errs7=errors;if(typeof data2!="string")return validate38.errors=[{instancePath:instancePath+
"/payload/execution_mode",keyword:"type",params:{type:"string"}}],!1;if(!(data2==="sync"||data2==="async"))return validate38.errors=[{instancePath:instancePath+
"/payload/execution_mode",keyword:"enum",params:{allowedValues:schema50.properties.payload.properties.execution_mode.enum}}],!1;var valid1=_errs7===errors}else var valid1=!0;
if(valid1){if(data0.include_inactive!==void 0){let _errs9=errors;if(typeof data0.include_inactive!="boolean")return validate38.errors=[{instancePath:instancePath+
"/payload/include_inactive",keyword:"type",params:{type:"boolean"}}],!1;var valid1=_errs9===errors}else var valid1=!0;if(valid1){if(data0.limit!==void 0){let data4=data0.
limit,_errs11=errors;if(!(typeof data4=="number"&&!(data4%1)&&!isNaN(data4)&&isFinite(data4)))return validate38.errors=[{instancePath:instancePath+"/payload/lim\
it",keyword:"type",params:{type:"integer"}}],!1;if(errors===_errs11&&typeof data4=="number"&&isFinite(data4)&&(data4<1||isNaN(data4)))return validate38.errors=[
{instancePath:instancePath+"/payload/limit",keyword:"minimum",params:{comparison:">=",limit:1}}],!1;var valid1=_errs11===errors}else var valid1=!0;if(valid1){if(data0.
pagination_token!==void 0){let data5=data0.pagination_token,_errs13=errors;if(errors===_errs13)if(typeof data5=="string"){if(data5.length<1)return validate38.errors=
[{instancePath:instancePath+"/payload/pagination_token",keyword:"minLength",params:{limit:1}}],!1}else return validate38.errors=[{instancePath:instancePath+"/pa\
yload/pagination_token",keyword:"type",params:{type:"string"}}],!1;var valid1=_errs13===errors}else var valid1=!0;if(valid1)if(data0.timeout_ms!==void 0){let data6=data0.
timeout_ms,_errs15=errors;if(!(typeof data6=="number"&&!(data6%1)&&!isNaN(data6)&&isFinite(data6)))return validate38.errors=[{instancePath:instancePath+"/payloa\
d/timeout_ms",keyword:"type",params:{type:"integer"}}],!1;if(errors===_errs15&&typeof data6=="number"&&isFinite(data6)&&(data6<0||isNaN(data6)))return validate38.
errors=[{instancePath:instancePath+"/payload/timeout_ms",keyword:"minimum",params:{comparison:">=",limit:0}}],!1;var valid1=_errs15===errors}else var valid1=!0}}}}}}else
return validate38.errors=[{instancePath:instancePath+"/payload",keyword:"type",params:{type:"object"}}],!1;var valid0=_errs2===errors}else var valid0=!0;if(valid0){
if(data.policy_context!==void 0){let data7=data.policy_context,_errs17=errors;if(errors===_errs17)if(data7&&typeof data7=="object"&&!Array.isArray(data7)){let missing1;
if(data7.actor_agent===void 0&&(missing1="actor_agent")||data7.acting_for_subject===void 0&&(missing1="acting_for_subject")||data7.requested_action===void 0&&(missing1=
"requested_action"))return validate38.errors=[{instancePath:instancePath+"/policy_context",keyword:"required",params:{missingProperty:missing1}}],!1;{let _errs19=errors;
for(let key2 in data7)if(!func2.call(schema50.properties.policy_context.properties,key2)){return validate38.errors=[{instancePath:instancePath+"/policy_context",
keyword:"additionalProperties",params:{additionalProperty:key2}}],!1;break}if(_errs19===errors){if(data7.acting_for_subject!==void 0){let data8=data7.acting_for_subject,
_errs20=errors;if(errors===_errs20)if(data8&&typeof data8=="object"&&!Array.isArray(data8)){let missing2;if(data8.kind===void 0&&(missing2="kind")||data8.id===void 0&&
(missing2="id"))return validate38.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject",keyword:"required",params:{missingProperty:missing2}}],
!1;{let _errs22=errors;for(let key3 in data8)if(!(key3==="id"||key3==="kind")){return validate38.errors=[{instancePath:instancePath+"/policy_context/acting_for_\
subject",keyword:"additionalProperties",params:{additionalProperty:key3}}],!1;break}if(_errs22===errors){if(data8.id!==void 0){let data9=data8.id,_errs23=errors;
if(errors===_errs23)if(typeof data9=="string"){if(data9.length<1)return validate38.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/id",keyword:"\
minLength",params:{limit:1}}],!1}else return validate38.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/id",keyword:"type",params:{type:"\
string"}}],!1;var valid3=_errs23===errors}else var valid3=!0;if(valid3)if(data8.kind!==void 0){let data10=data8.kind,_errs25=errors;if(typeof data10!="string")return validate38.
errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/kind",keyword:"type",params:{type:"string"}}],!1;if(!(data10==="user"||data10==="agent"||
data10==="org"||data10==="task"||data10==="session"||data10==="custom"))return validate38.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject\
/kind",keyword:"enum",params:{allowedValues:schema50.properties.policy_context.properties.acting_for_subject.properties.kind.enum}}],!1;var valid3=_errs25===errors}else
var valid3=!0}}}else return validate38.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject",keyword:"type",params:{type:"object"}}],!1;var valid2=_errs20===
errors}else var valid2=!0;if(valid2){if(data7.actor_agent!==void 0){let data11=data7.actor_agent,_errs27=errors;if(errors===_errs27)if(typeof data11=="string"){
if(data11.length<1)return validate38.errors=[{instancePath:instancePath+"/policy_context/actor_agent",keyword:"minLength",params:{limit:1}}],!1}else return validate38.
errors=[{instancePath:instancePath+"/policy_context/actor_agent",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs27===errors}else var valid2=!0;if(valid2){
if(data7.assertion_origin!==void 0){let data12=data7.assertion_origin,_errs29=errors;if(errors===_errs29)if(typeof data12=="string"){if(data12.length<1)return validate38.
errors=[{instancePath:instancePath+"/policy_context/assertion_origin",keyword:"minLength",params:{limit:1}}],!1}else return validate38.errors=[{instancePath:instancePath+
"/policy_context/assertion_origin",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs29===errors}else var valid2=!0;if(valid2){if(data7.channel!==void 0){
let data13=data7.channel,_errs31=errors;if(errors===_errs31)if(typeof data13=="string"){if(data13.length<1)return validate38.errors=[{instancePath:instancePath+
"/policy_context/channel",keyword:"minLength",params:{limit:1}}],!1}else return validate38.errors=[{instancePath:instancePath+"/policy_context/channel",keyword:"\
type",params:{type:"string"}}],!1;var valid2=_errs31===errors}else var valid2=!0;if(valid2){if(data7.chat_id!==void 0){let data14=data7.chat_id,_errs33=errors;if(errors===
_errs33)if(typeof data14=="string"){if(data14.length<1)return validate38.errors=[{instancePath:instancePath+"/policy_context/chat_id",keyword:"minLength",params:{
limit:1}}],!1}else return validate38.errors=[{instancePath:instancePath+"/policy_context/chat_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs33===
errors}else var valid2=!0;if(valid2){if(data7.consent_basis!==void 0){let data15=data7.consent_basis,_errs35=errors;if(errors===_errs35)if(typeof data15=="strin\
g"){if(data15.length<1)return validate38.errors=[{instancePath:instancePath+"/policy_context/consent_basis",keyword:"minLength",params:{limit:1}}],!1}else return validate38.
errors=[{instancePath:instancePath+"/policy_context/consent_basis",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs35===errors}else var valid2=!0;if(valid2){
if(data7.correlation_id!==void 0){let data16=data7.correlation_id,_errs37=errors;if(errors===_errs37)if(typeof data16=="string"){if(data16.length<1)return validate38.
errors=[{instancePath:instancePath+"/policy_context/correlation_id",keyword:"minLength",params:{limit:1}}],!1}else return validate38.errors=[{instancePath:instancePath+
"/policy_context/correlation_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs37===errors}else var valid2=!0;if(valid2){if(data7.data_zone!==void 0){
let data17=data7.data_zone,_errs39=errors;if(errors===_errs39)if(typeof data17=="string"){if(data17.length<1)return validate38.errors=[{instancePath:instancePath+
"/policy_context/data_zone",keyword:"minLength",params:{limit:1}}],!1}else return validate38.errors=[{instancePath:instancePath+"/policy_context/data_zone",keyword:"\
type",params:{type:"string"}}],!1;var valid2=_errs39===errors}else var valid2=!0;if(valid2){if(data7.requested_action!==void 0){let _errs41=errors;if(data7.requested_action!==
"read")return validate38.errors=[{instancePath:instancePath+"/policy_context/requested_action",keyword:"const",params:{allowedValue:"read"}}],!1;var valid2=_errs41===
errors}else var valid2=!0;if(valid2){if(data7.risk_level!==void 0){let data19=data7.risk_level,_errs42=errors;if(typeof data19!="string")return validate38.errors=
[{instancePath:instancePath+"/policy_context/risk_level",keyword:"type",params:{type:"string"}}],!1;if(!(data19==="low"||data19==="medium"||data19==="high"))return validate38.
errors=[{instancePath:instancePath+"/policy_context/risk_level",keyword:"enum",params:{allowedValues:schema50.properties.policy_context.properties.risk_level.enum}}],
!1;var valid2=_errs42===errors}else var valid2=!0;if(valid2){if(data7.runtime_id!==void 0){let data20=data7.runtime_id,_errs44=errors;if(errors===_errs44)if(typeof data20==
"string"){if(data20.length<1)return validate38.errors=[{instancePath:instancePath+"/policy_context/runtime_id",keyword:"minLength",params:{limit:1}}],!1}else return validate38.
errors=[{instancePath:instancePath+"/policy_context/runtime_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs44===errors}else var valid2=!0;if(valid2){
if(data7.runtime_instance_id!==void 0){let data21=data7.runtime_instance_id,_errs46=errors;if(errors===_errs46)if(typeof data21=="string"){if(data21.length<1)return validate38.
errors=[{instancePath:instancePath+"/policy_context/runtime_instance_id",keyword:"minLength",params:{limit:1}}],!1}else return validate38.errors=[{instancePath:instancePath+
"/policy_context/runtime_instance_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs46===errors}else var valid2=!0;if(valid2){if(data7.session_id!==
void 0){let data22=data7.session_id,_errs48=errors;if(errors===_errs48)if(typeof data22=="string"){if(data22.length<1)return validate38.errors=[{instancePath:instancePath+
"/policy_context/session_id",keyword:"minLength",params:{limit:1}}],!1}else return validate38.errors=[{instancePath:instancePath+"/policy_context/session_id",keyword:"\
type",params:{type:"string"}}],!1;var valid2=_errs48===errors}else var valid2=!0;if(valid2){if(data7.task_id!==void 0){let data23=data7.task_id,_errs50=errors;if(errors===
_errs50)if(typeof data23=="string"){if(data23.length<1)return validate38.errors=[{instancePath:instancePath+"/policy_context/task_id",keyword:"minLength",params:{
limit:1}}],!1}else return validate38.errors=[{instancePath:instancePath+"/policy_context/task_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs50===
errors}else var valid2=!0;if(valid2){if(data7.task_type!==void 0){let data24=data7.task_type,_errs52=errors;if(errors===_errs52)if(typeof data24=="string"){if(data24.
length<1)return validate38.errors=[{instancePath:instancePath+"/policy_context/task_type",keyword:"minLength",params:{limit:1}}],!1}else return validate38.errors=
[{instancePath:instancePath+"/policy_context/task_type",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs52===errors}else var valid2=!0;if(valid2)if(data7.
tenant_id!==void 0){let data25=data7.tenant_id,_errs54=errors;if(errors===_errs54)if(typeof data25=="string"){if(data25.length<1)return validate38.errors=[{instancePath:instancePath+
"/policy_context/tenant_id",keyword:"minLength",params:{limit:1}}],!1}else return validate38.errors=[{instancePath:instancePath+"/policy_context/tenant_id",keyword:"\
type",params:{type:"string"}}],!1;var valid2=_errs54===errors}else var valid2=!0}}}}}}}}}}}}}}}}}else return validate38.errors=[{instancePath:instancePath+"/pol\
icy_context",keyword:"type",params:{type:"object"}}],!1;var valid0=_errs17===errors}else var valid0=!0;if(valid0)if(data.request_id!==void 0){let data26=data.request_id,
_errs56=errors;if(errors===_errs56)if(typeof data26=="string"){if(data26.length<1)return validate38.errors=[{instancePath:instancePath+"/request_id",keyword:"mi\
nLength",params:{limit:1}}],!1}else return validate38.errors=[{instancePath:instancePath+"/request_id",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs56===
errors}else var valid0=!0}}}}else return validate38.errors=[{instancePath,keyword:"type",params:{type:"object"}}],!1;return validate38.errors=vErrors,errors===0}
var validate28of=validate39,schema51={type:"object",required:["request_id","policy_context","payload"],additionalProperties:!1,properties:{payload:{type:"object",
required:["memory_id","patch"],additionalProperties:!1,properties:{memory_id:{type:"string",minLength:1},patch:{type:"object"},timeout_ms:{type:"integer",minimum:0},
updated_at:{type:"string"}}},policy_context:{type:"object",required:["actor_agent","acting_for_subject","requested_action"],additionalProperties:!1,properties:{
acting_for_subject:{type:"object",required:["kind","id"],additionalProperties:!1,properties:{id:{type:"string",minLength:1},kind:{type:"string",enum:["user","ag\
ent","org","task","session","custom"]}}},actor_agent:{type:"string",minLength:1},assertion_origin:{type:"string",minLength:1},channel:{type:"string",minLength:1},
chat_id:{type:"string",minLength:1},consent_basis:{type:"string",minLength:1},correlation_id:{type:"string",minLength:1},data_zone:{type:"string",minLength:1},requested_action:{
const:"update"},risk_level:{type:"string",enum:["low","medium","high"]},runtime_id:{type:"string",minLength:1},runtime_instance_id:{type:"string",minLength:1},session_id:{
type:"string",minLength:1},task_id:{type:"string",minLength:1},task_type:{type:"string",minLength:1},tenant_id:{type:"string",minLength:1}}},request_id:{type:"s\
tring",minLength:1}},$id:"update-memory.request"};function validate39(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;
if(errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.request_id===void 0&&(missing0="request_id")||data.policy_context===void 0&&
(missing0="policy_context")||data.payload===void 0&&(missing0="payload"))return validate39.errors=[{instancePath,keyword:"required",params:{missingProperty:missing0}}],
!1;{let _errs1=errors;for(let key0 in data)if(!(key0==="payload"||key0==="policy_context"||key0==="request_id")){return validate39.errors=[{instancePath,keyword:"\
additionalProperties",params:{additionalProperty:key0}}],!1;break}if(_errs1===errors){if(data.payload!==void 0){let data0=data.payload,_errs2=errors;if(errors===
_errs2)if(data0&&typeof data0=="object"&&!Array.isArray(data0)){let missing1;if(data0.memory_id===void 0&&(missing1="memory_id")||data0.patch===void 0&&(missing1=
"patch"))return validate39.errors=[{instancePath:instancePath+"/payload",keyword:"required",params:{missingProperty:missing1}}],!1;{let _errs4=errors;for(let key1 in data0)
if(!(key1==="memory_id"||key1==="patch"||key1==="timeout_ms"||key1==="updated_at")){return validate39.errors=[{instancePath:instancePath+"/payload",keyword:"add\
itionalProperties",params:{additionalProperty:key1}}],!1;break}if(_errs4===errors){if(data0.memory_id!==void 0){let data1=data0.memory_id,_errs5=errors;if(errors===
_errs5)if(typeof data1=="string"){if(data1.length<1)return validate39.errors=[{instancePath:instancePath+"/payload/memory_id",keyword:"minLength",params:{limit:1}}],
!1}else return validate39.errors=[{instancePath:instancePath+"/payload/memory_id",keyword:"type",params:{type:"string"}}],!1;var valid1=_errs5===errors}else var valid1=!0;
if(valid1){if(data0.patch!==void 0){let data2=data0.patch,_errs7=errors;if(!(data2&&typeof data2=="object"&&!Array.isArray(data2)))return validate39.errors=[{instancePath:instancePath+
"/payload/patch",keyword:"type",params:{type:"object"}}],!1;var valid1=_errs7===errors}else var valid1=!0;if(valid1){if(data0.timeout_ms!==void 0){let data3=data0.
timeout_ms,_errs9=errors;if(!(typeof data3=="number"&&!(data3%1)&&!isNaN(data3)&&isFinite(data3)))return validate39.errors=[{instancePath:instancePath+"/payload\
/timeout_ms",keyword:"type",params:{type:"integer"}}],!1;if(errors===_errs9&&typeof data3=="number"&&isFinite(data3)&&(data3<0||isNaN(data3)))return validate39.
errors=[{instancePath:instancePath+"/payload/timeout_ms",keyword:"minimum",params:{comparison:">=",limit:0}}],!1;var valid1=_errs9===errors}else var valid1=!0;if(valid1)
if(data0.updated_at!==void 0){let _errs11=errors;if(typeof data0.updated_at!="string")return validate39.errors=[{instancePath:instancePath+"/payload/updated_at",
keyword:"type",params:{type:"string"}}],!1;var valid1=_errs11===errors}else var valid1=!0}}}}}else return validate39.errors=[{instancePath:instancePath+"/payloa\
d",keyword:"type",params:{type:"object"}}],!1;var valid0=_errs2===errors}else var valid0=!0;if(valid0){if(data.policy_context!==void 0){let data5=data.policy_context,
_errs13=errors;if(errors===_errs13)if(data5&&typeof data5=="object"&&!Array.isArray(data5)){let missing2;if(data5.actor_agent===void 0&&(missing2="actor_agent")||
data5.acting_for_subject===void 0&&(missing2="acting_for_subject")||data5.requested_action===void 0&&(missing2="requested_action"))return validate39.errors=[{instancePath:instancePath+
"/policy_context",keyword:"required",params:{missingProperty:missing2}}],!1;{let _errs15=errors;for(let key2 in data5)if(!func2.call(schema51.properties.policy_context.
properties,key2)){return validate39.errors=[{instancePath:instancePath+"/policy_context",keyword:"additionalProperties",params:{additionalProperty:key2}}],!1;break}
if(_errs15===errors){if(data5.acting_for_subject!==void 0){let data6=data5.acting_for_subject,_errs16=errors;if(errors===_errs16)if(data6&&typeof data6=="object"&&
!Array.isArray(data6)){let missing3;if(data6.kind===void 0&&(missing3="kind")||data6.id===void 0&&(missing3="id"))return validate39.errors=[{instancePath:instancePath+
"/policy_context/acting_for_subject",keyword:"required",params:{missingProperty:missing3}}],!1;{let _errs18=errors;for(let key3 in data6)if(!(key3==="id"||key3===
"kind")){return validate39.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject",keyword:"additionalProperties",params:{additionalProperty:key3}}],
!1;break}if(_errs18===errors){if(data6.id!==void 0){let data7=data6.id,_errs19=errors;if(errors===_errs19)if(typeof data7=="string"){if(data7.length<1)return validate39.
errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/id",keyword:"minLength",params:{limit:1}}],!1}else return validate39.errors=[{instancePath:instancePath+
"/policy_context/acting_for_subject/id",keyword:"type",params:{type:"string"}}],!1;var valid3=_errs19===errors}else var valid3=!0;if(valid3)if(data6.kind!==void 0){
let data8=data6.kind,_errs21=errors;if(typeof data8!="string")return validate39.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/kind",keyword:"\
type",params:{type:"string"}}],!1;if(!(data8==="user"||data8==="agent"||data8==="org"||data8==="task"||data8==="session"||data8==="custom"))return validate39.errors=
[{instancePath:instancePath+"/policy_context/acting_for_subject/kind",keyword:"enum",params:{allowedValues:schema51.properties.policy_context.properties.acting_for_subject.
properties.kind.enum}}],!1;var valid3=_errs21===errors}else var valid3=!0}}}else return validate39.errors=[{instancePath:instancePath+"/policy_context/acting_fo\
r_subject",keyword:"type",params:{type:"object"}}],!1;var valid2=_errs16===errors}else var valid2=!0;if(valid2){if(data5.actor_agent!==void 0){let data9=data5.actor_agent,
_errs23=errors;if(errors===_errs23)if(typeof data9=="string"){if(data9.length<1)return validate39.errors=[{instancePath:instancePath+"/policy_context/actor_agen\
t",keyword:"minLength",params:{limit:1}}],!1}else return validate39.errors=[{instancePath:instancePath+"/policy_context/actor_agent",keyword:"type",params:{type:"\
string"}}],!1;var valid2=_errs23===errors}else var valid2=!0;if(valid2){if(data5.assertion_origin!==void 0){let data10=data5.assertion_origin,_errs25=errors;if(errors===
_errs25)if(typeof data10=="string"){if(data10.length<1)return validate39.errors=[{instancePath:instancePath+"/policy_context/assertion_origin",keyword:"minLengt\
h",params:{limit:1}}],!1}else return validate39.errors=[{instancePath:instancePath+"/policy_context/assertion_origin",keyword:"type",params:{type:"string"}}],!1;
var valid2=_errs25===errors}else var valid2=!0;if(valid2){if(data5.channel!==void 0){let data11=data5.channel,_errs27=errors;if(errors===_errs27)if(typeof data11==
"string"){if(data11.length<1)return validate39.errors=[{instancePath:instancePath+"/policy_context/channel",keyword:"minLength",params:{limit:1}}],!1}else return validate39.
errors=[{instancePath:instancePath+"/policy_context/channel",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs27===errors}else var valid2=!0;if(valid2){
if(data5.chat_id!==void 0){let data12=data5.chat_id,_errs29=errors;if(errors===_errs29)if(typeof data12=="string"){if(data12.length<1)return validate39.errors=[
{instancePath:instancePath+"/policy_context/chat_id",keyword:"minLength",params:{limit:1}}],!1}else return validate39.errors=[{instancePath:instancePath+"/polic\
y_context/chat_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs29===errors}else var valid2=!0;if(valid2){if(data5.consent_basis!==void 0){let data13=data5.
consent_basis,_errs31=errors;if(errors===_errs31)if(typeof data13=="string"){if(data13.length<1)return validate39.errors=[{instancePath:instancePath+"/policy_co\
ntext/consent_basis",keyword:"minLength",params:{limit:1}}],!1}else return validate39.errors=[{instancePath:instancePath+"/policy_context/consent_basis",keyword:"\
type",params:{type:"string"}}],!1;var valid2=_errs31===errors}else var valid2=!0;if(valid2){if(data5.correlation_id!==void 0){let data14=data5.correlation_id,_errs33=errors;
if(errors===_errs33)if(typeof data14=="string"){if(data14.length<1)return validate39.errors=[{instancePath:instancePath+"/policy_context/correlation_id",keyword:"\
minLength",params:{limit:1}}],!1}else return validate39.errors=[{instancePath:instancePath+"/policy_context/correlation_id",keyword:"type",params:{type:"string"}}],
!1;var valid2=_errs33===errors}else var valid2=!0;if(valid2){if(data5.data_zone!==void 0){let data15=data5.data_zone,_errs35=errors;if(errors===_errs35)if(typeof data15==
"string"){if(data15.length<1)return validate39.errors=[{instancePath:instancePath+"/policy_context/data_zone",keyword:"minLength",params:{limit:1}}],!1}else return validate39.
errors=[{instancePath:instancePath+"/policy_context/data_zone",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs35===errors}else var valid2=!0;if(valid2){
if(data5.requested_action!==void 0){let _errs37=errors;if(data5.requested_action!=="update")return validate39.errors=[{instancePath:instancePath+"/policy_contex\
t/requested_action",keyword:"const",params:{allowedValue:"update"}}],!1;var valid2=_errs37===errors}else var valid2=!0;if(valid2){if(data5.risk_level!==void 0){
let data17=data5.risk_level,_errs38=errors;if(typeof data17!="string")return validate39.errors=[{instancePath:instancePath+"/policy_context/risk_level",keyword:"\
type",params:{type:"string"}}],!1;if(!(data17==="low"||data17==="medium"||data17==="high"))return validate39.errors=[{instancePath:instancePath+"/policy_context\
/risk_level",keyword:"enum",params:{allowedValues:schema51.properties.policy_context.properties.risk_level.enum}}],!1;var valid2=_errs38===errors}else var valid2=!0;
if(valid2){if(data5.runtime_id!==void 0){let data18=data5.runtime_id,_errs40=errors;if(errors===_errs40)if(typeof data18=="string"){if(data18.length<1)return validate39.
errors=[{instancePath:instancePath+"/policy_context/runtime_id",keyword:"minLength",params:{limit:1}}],!1}else return validate39.errors=[{instancePath:instancePath+
"/policy_context/runtime_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs40===errors}else var valid2=!0;if(valid2){if(data5.runtime_instance_id!==
void 0){let data19=data5.runtime_instance_id,_errs42=errors;if(errors===_errs42)if(typeof data19=="string"){if(data19.length<1)return validate39.errors=[{instancePath:instancePath+
"/policy_context/runtime_instance_id",keyword:"minLength",params:{limit:1}}],!1}else return validate39.errors=[{instancePath:instancePath+"/policy_context/runti\
me_instance_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs42===errors}else var valid2=!0;if(valid2){if(data5.session_id!==void 0){let data20=data5.
session_id,_errs44=errors;if(errors===_errs44)if(typeof data20=="string"){if(data20.length<1)return validate39.errors=[{instancePath:instancePath+"/policy_conte\
xt/session_id",keyword:"minLength",params:{limit:1}}],!1}else return validate39.errors=[{instancePath:instancePath+"/policy_context/session_id",keyword:"type",params:{
type:"string"}}],!1;var valid2=_errs44===errors}else var valid2=!0;if(valid2){if(data5.task_id!==void 0){let data21=data5.task_id,_errs46=errors;if(errors===_errs46)
if(typeof data21=="string"){if(data21.length<1)return validate39.errors=[{instancePath:instancePath+"/policy_context/task_id",keyword:"minLength",params:{limit:1}}],
!1}else return validate39.errors=[{instancePath:instancePath+"/policy_context/task_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs46===errors}else
var valid2=!0;if(valid2){if(data5.task_type!==void 0){let data22=data5.task_type,_errs48=errors;if(errors===_errs48)if(typeof data22=="string"){if(data22.length<
1)return validate39.errors=[{instancePath:instancePath+"/policy_context/task_type",keyword:"minLength",params:{limit:1}}],!1}else return validate39.errors=[{instancePath:instancePath+
"/policy_context/task_type",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs48===errors}else var valid2=!0;if(valid2)if(data5.tenant_id!==void 0){let data23=data5.
tenant_id,_errs50=errors;if(errors===_errs50)if(typeof data23=="string"){if(data23.length<1)return validate39.errors=[{instancePath:instancePath+"/policy_contex\
t/tenant_id",keyword:"minLength",params:{limit:1}}],!1}else return validate39.errors=[{instancePath:instancePath+"/policy_context/tenant_id",keyword:"type",params:{
type:"string"}}],!1;var valid2=_errs50===errors}else var valid2=!0}}}}}}}}}}}}}}}}}else return validate39.errors=[{instancePath:instancePath+"/policy_context",keyword:"\
type",params:{type:"object"}}],!1;var valid0=_errs13===errors}else var valid0=!0;if(valid0)if(data.request_id!==void 0){let data24=data.request_id,_errs52=errors;
if(errors===_errs52)if(typeof data24=="string"){if(data24.length<1)return validate39.errors=[{instancePath:instancePath+"/request_id",keyword:"minLength",params:{
limit:1}}],!1}else return validate39.errors=[{instancePath:instancePath+"/request_id",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs52===errors}else
var valid0=!0}}}}else return validate39.errors=[{instancePath,keyword:"type",params:{type:"object"}}],!1;return validate39.errors=vErrors,errors===0}var validate29of=validate40,
schema52={type:"object",required:["request_id","policy_context","payload"],additionalProperties:!1,properties:{payload:{type:"object",required:["items"],additionalProperties:!1,
properties:{items:{type:"array",minItems:1,items:{type:"object",additionalProperties:!1,exactlyOneOf:["memory","candidate"],properties:{candidate:{$ref:"memory-\
candidate"},memory:{$ref:"memory-object"},merge_hint:{$ref:"memory-merge-hint"}}}}}},policy_context:{type:"object",required:["actor_agent","acting_for_subject",
"requested_action"],additionalProperties:!1,properties:{acting_for_subject:{type:"object",required:["kind","id"],additionalProperties:!1,properties:{id:{type:"s\
tring",minLength:1},kind:{type:"string",enum:["user","agent","org","task","session","custom"]}}},actor_agent:{type:"string",minLength:1},assertion_origin:{type:"\
string",minLength:1},channel:{type:"string",minLength:1},chat_id:{type:"string",minLength:1},consent_basis:{type:"string",minLength:1},correlation_id:{type:"str\
ing",minLength:1},data_zone:{type:"string",minLength:1},requested_action:{const:"write"},risk_level:{type:"string",enum:["low","medium","high"]},runtime_id:{type:"\
string",minLength:1},runtime_instance_id:{type:"string",minLength:1},session_id:{type:"string",minLength:1},task_id:{type:"string",minLength:1},task_type:{type:"\
string",minLength:1},tenant_id:{type:"string",minLength:1}}},request_id:{type:"string",minLength:1}},$id:"write-batch.request"};function validate40(data,{instancePath="",
parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;if(errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.
request_id===void 0&&(missing0="request_id")||data.policy_context===void 0&&(missing0="policy_context")||data.payload===void 0&&(missing0="payload"))return validate40.
errors=[{instancePath,keyword:"required",params:{missingProperty:missing0}}],!1;{let _errs1=errors;for(let key0 in data)if(!(key0==="payload"||key0==="policy_co\
ntext"||key0==="request_id")){return validate40.errors=[{instancePath,keyword:"additionalProperties",params:{additionalProperty:key0}}],!1;break}if(_errs1===errors){
if(data.payload!==void 0){let data0=data.payload,_errs2=errors;if(errors===_errs2)if(data0&&typeof data0=="object"&&!Array.isArray(data0)){let missing1;if(data0.
items===void 0&&(missing1="items"))return validate40.errors=[{instancePath:instancePath+"/payload",keyword:"required",params:{missingProperty:missing1}}],!1;{let _errs4=errors;
for(let key1 in data0)if(key1!=="items"){return validate40.errors=[{instancePath:instancePath+"/payload",keyword:"additionalProperties",params:{additionalProperty:key1}}],
!1;break}if(_errs4===errors&&data0.items!==void 0){let data1=data0.items;if(errors===errors)if(Array.isArray(data1)){if(data1.length<1)return validate40.errors=
[{instancePath:instancePath+"/payload/items",keyword:"minItems",params:{limit:1}}],!1;{var valid2=!0;let len0=data1.length;for(let i0=0;i0<len0;i0++){let data2=data1[i0],
_errs7=errors;if(errors===_errs7)if(data2&&typeof data2=="object"&&!Array.isArray(data2)){if((data2.memory===void 0?0:1)+(data2.candidate===void 0?0:1)!=1)return validate40.
errors=[{instancePath:instancePath+"/payload/items/"+i0,keyword:"exactlyOneOf",params:{keys:["memory","candidate"]}}],!1;{let _errs9=errors;for(let key2 in data2)
if(!(key2==="candidate"||key2==="memory"||key2==="merge_hint")){return validate40.errors=[{instancePath:instancePath+"/payload/items/"+i0,keyword:"additionalPro\
perties",params:{additionalProperty:key2}}],!1;break}if(_errs9===errors){if(data2.candidate!==void 0){let _errs10=errors;validate14(data2.candidate,{instancePath:instancePath+
"/payload/items/"+i0+"/candidate",parentData:data2,parentDataProperty:"candidate",rootData})||(vErrors=vErrors===null?validate14.errors:vErrors.concat(validate14.
errors),errors=vErrors.length);var valid3=_errs10===errors}else var valid3=!0;if(valid3){if(data2.memory!==void 0){let _errs11=errors;validate21(data2.memory,{instancePath:instancePath+
"/payload/items/"+i0+"/memory",parentData:data2,parentDataProperty:"memory",rootData})||(vErrors=vErrors===null?validate21.errors:vErrors.concat(validate21.errors),
errors=vErrors.length);var valid3=_errs11===errors}else var valid3=!0;if(valid3)if(data2.merge_hint!==void 0){let data5=data2.merge_hint,_errs12=errors;if(errors===
errors)if(data5&&typeof data5=="object"&&!Array.isArray(data5)){let missing2;if(data5.strategy===void 0&&(missing2="strategy"))return validate40.errors=[{instancePath:instancePath+
"/payload/items/"+i0+"/merge_hint",keyword:"required",params:{missingProperty:missing2}}],!1;{let _errs15=errors;for(let key3 in data5)if(!func2.call(schema17.properties,
key3)){return validate40.errors=[{instancePath:instancePath+"/payload/items/"+i0+"/merge_hint",keyword:"additionalProperties",params:{additionalProperty:key3}}],
!1;break}if(_errs15===errors){if(data5.coalesce_window_seconds!==void 0){let data6=data5.coalesce_window_seconds,_errs16=errors;if(!(typeof data6=="number"&&!(data6%
1)&&!isNaN(data6)&&isFinite(data6)))return validate40.errors=[{instancePath:instancePath+"/payload/items/"+i0+"/merge_hint/coalesce_window_seconds",keyword:"typ\
e",params:{type:"integer"}}],!1;if(errors===_errs16&&typeof data6=="number"&&isFinite(data6)&&(data6<0||isNaN(data6)))return validate40.errors=[{instancePath:instancePath+
"/payload/items/"+i0+"/merge_hint/coalesce_window_seconds",keyword:"minimum",params:{comparison:">=",limit:0}}],!1;var valid5=_errs16===errors}else var valid5=!0;
if(valid5){if(data5.conflict_key!==void 0){let data7=data5.conflict_key,_errs18=errors;if(errors===_errs18)if(typeof data7=="string"){if(data7.length<1)return validate40.
errors=[{instancePath:instancePath+"/payload/items/"+i0+"/merge_hint/conflict_key",keyword:"minLength",params:{limit:1}}],!1}else return validate40.errors=[{instancePath:instancePath+
"/payload/items/"+i0+"/merge_hint/conflict_key",keyword:"type",params:{type:"string"}}],!1;var valid5=_errs18===errors}else var valid5=!0;if(valid5){if(data5.dedupe_key!==
void 0){let data8=data5.dedupe_key,_errs20=errors;if(errors===_errs20)if(typeof data8=="string"){if(data8.length<1)return validate40.errors=[{instancePath:instancePath+
"/payload/items/"+i0+"/merge_hint/dedupe_key",keyword:"minLength",params:{limit:1}}],!1}else return validate40.errors=[{instancePath:instancePath+"/payload/item\
s/"+i0+"/merge_hint/dedupe_key",keyword:"type",params:{type:"string"}}],!1;var valid5=_errs20===errors}else var valid5=!0;if(valid5){if(data5.idempotency_key!==
void 0){let data9=data5.idempotency_key,_errs22=errors;if(errors===_errs22)if(typeof data9=="string"){if(data9.length<1)return validate40.errors=[{instancePath:instancePath+
"/payload/items/"+i0+"/merge_hint/idempotency_key",keyword:"minLength",params:{limit:1}}],!1}else return validate40.errors=[{instancePath:instancePath+"/payload\
/items/"+i0+"/merge_hint/idempotency_key",keyword:"type",params:{type:"string"}}],!1;var valid5=_errs22===errors}else var valid5=!0;if(valid5){if(data5.if_match_memory_id!==
void 0){let data10=data5.if_match_memory_id,_errs24=errors;if(errors===_errs24)if(typeof data10=="string"){if(data10.length<1)return validate40.errors=[{instancePath:instancePath+
"/payload/items/"+i0+"/merge_hint/if_match_memory_id",keyword:"minLength",params:{limit:1}}],!1}else return validate40.errors=[{instancePath:instancePath+"/payl\
oad/items/"+i0+"/merge_hint/if_match_memory_id",keyword:"type",params:{type:"string"}}],!1;var valid5=_errs24===errors}else var valid5=!0;if(valid5){if(data5.if_match_updated_at!==
void 0){let _errs26=errors;if(typeof data5.if_match_updated_at!="string")return validate40.errors=[{instancePath:instancePath+"/payload/items/"+i0+"/merge_hint/\
if_match_updated_at",keyword:"type",params:{type:"string"}}],!1;var valid5=_errs26===errors}else var valid5=!0;if(valid5){if(data5.reinforcement_weight!==void 0){
let data12=data5.reinforcement_weight,_errs28=errors;if(errors===_errs28)if(typeof data12=="number"&&isFinite(data12)){if(data12<0||isNaN(data12))return validate40.
errors=[{instancePath:instancePath+"/payload/items/"+i0+"/merge_hint/reinforcement_weight",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}else return validate40.
errors=[{instancePath:instancePath+"/payload/items/"+i0+"/merge_hint/reinforcement_weight",keyword:"type",params:{type:"number"}}],!1;var valid5=_errs28===errors}else
var valid5=!0;if(valid5){if(data5.source_priority!==void 0){let data13=data5.source_priority,_errs30=errors;if(!(typeof data13=="number"&&!(data13%1)&&!isNaN(data13)&&
isFinite(data13)))return validate40.errors=[{instancePath:instancePath+"/payload/items/"+i0+"/merge_hint/source_priority",keyword:"type",params:{type:"integer"}}],
!1;var valid5=_errs30===errors}else var valid5=!0;if(valid5)if(data5.strategy!==void 0){let data14=data5.strategy,_errs32=errors;if(typeof data14!="string")return validate40.
errors=[{instancePath:instancePath+"/payload/items/"+i0+"/merge_hint/strategy",keyword:"type",params:{type:"string"}}],!1;if(!(data14==="create"||data14==="dedu\
pe"||data14==="upsert"||data14==="replace"||data14==="merge"||data14==="reinforce"||data14==="manual_review_required"))return validate40.errors=[{instancePath:instancePath+
"/payload/items/"+i0+"/merge_hint/strategy",keyword:"enum",params:{allowedValues:schema17.properties.strategy.enum}}],!1;var valid5=_errs32===errors}else var valid5=!0}}}}}}}}}}else
return validate40.errors=[{instancePath:instancePath+"/payload/items/"+i0+"/merge_hint",keyword:"type",params:{type:"object"}}],!1;var valid3=_errs12===errors}else
var valid3=!0}}}}else return validate40.errors=[{instancePath:instancePath+"/payload/items/"+i0,keyword:"type",params:{type:"object"}}],!1;var valid2=_errs7===errors;
if(!valid2)break}}}else return validate40.errors=[{instancePath:instancePath+"/payload/items",keyword:"type",params:{type:"array"}}],!1}}}else return validate40.
errors=[{instancePath:instancePath+"/payload",keyword:"type",params:{type:"object"}}],!1;var valid0=_errs2===errors}else var valid0=!0;if(valid0){if(data.policy_context!==
void 0){let data15=data.policy_context,_errs34=errors;if(errors===_errs34)if(data15&&typeof data15=="object"&&!Array.isArray(data15)){let missing3;if(data15.actor_agent===
void 0&&(missing3="actor_agent")||data15.acting_for_subject===void 0&&(missing3="acting_for_subject")||data15.requested_action===void 0&&(missing3="requested_ac\
tion"))return validate40.errors=[{instancePath:instancePath+"/policy_context",keyword:"required",params:{missingProperty:missing3}}],!1;{let _errs36=errors;for(let key4 in data15)
if(!func2.call(schema52.properties.policy_context.properties,key4)){return validate40.errors=[{instancePath:instancePath+"/policy_context",keyword:"additionalPr\
operties",params:{additionalProperty:key4}}],!1;break}if(_errs36===errors){if(data15.acting_for_subject!==void 0){let data16=data15.acting_for_subject,_errs37=errors;
if(errors===_errs37)if(data16&&typeof data16=="object"&&!Array.isArray(data16)){let missing4;if(data16.kind===void 0&&(missing4="kind")||data16.id===void 0&&(missing4=
"id"))return validate40.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject",keyword:"required",params:{missingProperty:missing4}}],!1;{let _errs39=errors;
for(let key5 in data16)if(!(key5==="id"||key5==="kind")){return validate40.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject",keyword:"addi\
tionalProperties",params:{additionalProperty:key5}}],!1;break}if(_errs39===errors){if(data16.id!==void 0){let data17=data16.id,_errs40=errors;if(errors===_errs40)
if(typeof data17=="string"){if(data17.length<1)return validate40.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/id",keyword:"minLength",
params:{limit:1}}],!1}else return validate40.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/id",keyword:"type",params:{type:"string"}}],
!1;var valid7=_errs40===errors}else var valid7=!0;if(valid7)if(data16.kind!==void 0){let data18=data16.kind,_errs42=errors;if(typeof data18!="string")return validate40.
errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/kind",keyword:"type",params:{type:"string"}}],!1;if(!(data18==="user"||data18==="agent"||
data18==="org"||data18==="task"||data18==="session"||data18==="custom"))return validate40.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject\
/kind",keyword:"enum",params:{allowedValues:schema52.properties.policy_context.properties.acting_for_subject.properties.kind.enum}}],!1;var valid7=_errs42===errors}else
var valid7=!0}}}else return validate40.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject",keyword:"type",params:{type:"object"}}],!1;var valid6=_errs37===
errors}else var valid6=!0;if(valid6){if(data15.actor_agent!==void 0){let data19=data15.actor_agent,_errs44=errors;if(errors===_errs44)if(typeof data19=="string"){
if(data19.length<1)return validate40.errors=[{instancePath:instancePath+"/policy_context/actor_agent",keyword:"minLength",params:{limit:1}}],!1}else return validate40.
errors=[{instancePath:instancePath+"/policy_context/actor_agent",keyword:"type",params:{type:"string"}}],!1;var valid6=_errs44===errors}else var valid6=!0;if(valid6){
if(data15.assertion_origin!==void 0){let data20=data15.assertion_origin,_errs46=errors;if(errors===_errs46)if(typeof data20=="string"){if(data20.length<1)return validate40.
errors=[{instancePath:instancePath+"/policy_context/assertion_origin",keyword:"minLength",params:{limit:1}}],!1}else return validate40.errors=[{instancePath:instancePath+
"/policy_context/assertion_origin",keyword:"type",params:{type:"string"}}],!1;var valid6=_errs46===errors}else var valid6=!0;if(valid6){if(data15.channel!==void 0){
let data21=data15.channel,_errs48=errors;if(errors===_errs48)if(typeof data21=="string"){if(data21.length<1)return validate40.errors=[{instancePath:instancePath+
"/policy_context/channel",keyword:"minLength",params:{limit:1}}],!1}else return validate40.errors=[{instancePath:instancePath+"/policy_context/channel",keyword:"\
type",params:{type:"string"}}],!1;var valid6=_errs48===errors}else var valid6=!0;if(valid6){if(data15.chat_id!==void 0){let data22=data15.chat_id,_errs50=errors;
if(errors===_errs50)if(typeof data22=="string"){if(data22.length<1)return validate40.errors=[{instancePath:instancePath+"/policy_context/chat_id",keyword:"minLe\
ngth",params:{limit:1}}],!1}else return validate40.errors=[{instancePath:instancePath+"/policy_context/chat_id",keyword:"type",params:{type:"string"}}],!1;var valid6=_errs50===
errors}else var valid6=!0;if(valid6){if(data15.consent_basis!==void 0){let data23=data15.consent_basis,_errs52=errors;if(errors===_errs52)if(typeof data23=="str\
ing"){if(data23.length<1)return validate40.errors=[{instancePath:instancePath+"/policy_context/consent_basis",keyword:"minLength",params:{limit:1}}],!1}else return validate40.
errors=[{instancePath:instancePath+"/policy_context/consent_basis",keyword:"type",params:{type:"string"}}],!1;var valid6=_errs52===errors}else var valid6=!0;if(valid6){
if(data15.correlation_id!==void 0){let data24=data15.correlation_id,_errs54=errors;if(errors===_errs54)if(typeof data24=="string"){if(data24.length<1)return validate40.
errors=[{instancePath:instancePath+"/policy_context/correlation_id",keyword:"minLength",params:{limit:1}}],!1}else return validate40.errors=[{instancePath:instancePath+
"/policy_context/correlation_id",keyword:"type",params:{type:"string"}}],!1;var valid6=_errs54===errors}else var valid6=!0;if(valid6){if(data15.data_zone!==void 0){
let data25=data15.data_zone,_errs56=errors;if(errors===_errs56)if(typeof data25=="string"){if(data25.length<1)return validate40.errors=[{instancePath:instancePath+
"/policy_context/data_zone",keyword:"minLength",params:{limit:1}}],!1}else return validate40.errors=[{instancePath:instancePath+"/policy_context/data_zone",keyword:"\
type",params:{type:"string"}}],!1;var valid6=_errs56===errors}else var valid6=!0;if(valid6){if(data15.requested_action!==void 0){let _errs58=errors;if(data15.requested_action!==
"write")return validate40.errors=[{instancePath:instancePath+"/policy_context/requested_action",keyword:"const",params:{allowedValue:"write"}}],!1;var valid6=_errs58===
errors}else var valid6=!0;if(valid6){if(data15.risk_level!==void 0){let data27=data15.risk_level,_errs59=errors;if(typeof data27!="string")return validate40.errors=
[{instancePath:instancePath+"/policy_context/risk_level",keyword:"type",params:{type:"string"}}],!1;if(!(data27==="low"||data27==="medium"||data27==="high"))return validate40.
errors=[{instancePath:instancePath+"/policy_context/risk_level",keyword:"enum",params:{allowedValues:schema52.properties.policy_context.properties.risk_level.enum}}],
!1;var valid6=_errs59===errors}else var valid6=!0;if(valid6){if(data15.runtime_id!==void 0){let data28=data15.runtime_id,_errs61=errors;if(errors===_errs61)if(typeof data28==
"string"){if(data28.length<1)return validate40.errors=[{instancePath:instancePath+"/policy_context/runtime_id",keyword:"minLength",params:{limit:1}}],!1}else return validate40.
errors=[{instancePath:instancePath+"/policy_context/runtime_id",keyword:"type",params:{type:"string"}}],!1;var valid6=_errs61===errors}else var valid6=!0;if(valid6){
if(data15.runtime_instance_id!==void 0){let data29=data15.runtime_instance_id,_errs63=errors;if(errors===_errs63)if(typeof data29=="string"){if(data29.length<1)
return validate40.errors=[{instancePath:instancePath+"/policy_context/runtime_instance_id",keyword:"minLength",params:{limit:1}}],!1}else return validate40.errors=
[{instancePath:instancePath+"/policy_context/runtime_instance_id",keyword:"type",params:{type:"string"}}],!1;var valid6=_errs63===errors}else var valid6=!0;if(valid6){
if(data15.session_id!==void 0){let data30=data15.session_id,_errs65=errors;if(errors===_errs65)if(typeof data30=="string"){if(data30.length<1)return validate40.
errors=[{instancePath:instancePath+"/policy_context/session_id",keyword:"minLength",params:{limit:1}}],!1}else return validate40.errors=[{instancePath:instancePath+
"/policy_context/session_id",keyword:"type",params:{type:"string"}}],!1;var valid6=_errs65===errors}else var valid6=!0;if(valid6){if(data15.task_id!==void 0){let data31=data15.
task_id,_errs67=errors;if(errors===_errs67)if(typeof data31=="string"){if(data31.length<1)return validate40.errors=[{instancePath:instancePath+"/policy_context/\
task_id",keyword:"minLength",params:{limit:1}}],!1}else return validate40.errors=[{instancePath:instancePath+"/policy_context/task_id",keyword:"type",params:{type:"\
string"}}],!1;var valid6=_errs67===errors}else var valid6=!0;if(valid6){if(data15.task_type!==void 0){let data32=data15.task_type,_errs69=errors;if(errors===_errs69)
if(typeof data32=="string"){if(data32.length<1)return validate40.errors=[{instancePath:instancePath+"/policy_context/task_type",keyword:"minLength",params:{limit:1}}],
!1}else return validate40.errors=[{instancePath:instancePath+"/policy_context/task_type",keyword:"type",params:{type:"string"}}],!1;var valid6=_errs69===errors}else
var valid6=!0;if(valid6)if(data15.tenant_id!==void 0){let data33=data15.tenant_id,_errs71=errors;if(errors===_errs71)if(typeof data33=="string"){if(data33.length<
1)return validate40.errors=[{instancePath:instancePath+"/policy_context/tenant_id",keyword:"minLength",params:{limit:1}}],!1}else return validate40.errors=[{instancePath:instancePath+
"/policy_context/tenant_id",keyword:"type",params:{type:"string"}}],!1;var valid6=_errs71===errors}else var valid6=!0}}}}}}}}}}}}}}}}}else return validate40.errors=
[{instancePath:instancePath+"/policy_context",keyword:"type",params:{type:"object"}}],!1;var valid0=_errs34===errors}else var valid0=!0;if(valid0)if(data.request_id!==
void 0){let data34=data.request_id,_errs73=errors;if(errors===_errs73)if(typeof data34=="string"){if(data34.length<1)return validate40.errors=[{instancePath:instancePath+
"/request_id",keyword:"minLength",params:{limit:1}}],!1}else return validate40.errors=[{instancePath:instancePath+"/request_id",keyword:"type",params:{type:"str\
ing"}}],!1;var valid0=_errs73===errors}else var valid0=!0}}}}else return validate40.errors=[{instancePath,keyword:"type",params:{type:"object"}}],!1;return validate40.
errors=vErrors,errors===0}var validate30of=validate43,schema54={type:"object",required:["request_id","policy_context","payload"],additionalProperties:!1,properties:{
payload:{type:"object",additionalProperties:!1,exactlyOneOf:["memory","candidate"],properties:{candidate:{$ref:"memory-candidate"},memory:{$ref:"memory-object"},
merge_hint:{$ref:"memory-merge-hint"}}},policy_context:{type:"object",required:["actor_agent","acting_for_subject","requested_action"],additionalProperties:!1,properties:{
acting_for_subject:{type:"object",required:["kind","id"],additionalProperties:!1,properties:{id:{type:"string",minLength:1},kind:{type:"string",enum:["user","ag\
ent","org","task","session","custom"]}}},actor_agent:{type:"string",minLength:1},assertion_origin:{type:"string",minLength:1},channel:{type:"string",minLength:1},
chat_id:{type:"string",minLength:1},consent_basis:{type:"string",minLength:1},correlation_id:{type:"string",minLength:1},data_zone:{type:"string",minLength:1},requested_action:{
const:"write"},risk_level:{type:"string",enum:["low","medium","high"]},runtime_id:{type:"string",minLength:1},runtime_instance_id:{type:"string",minLength:1},session_id:{
type:"string",minLength:1},task_id:{type:"string",minLength:1},task_type:{type:"string",minLength:1},tenant_id:{type:"string",minLength:1}}},request_id:{type:"s\
tring",minLength:1}},$id:"write-memory.request"};function validate43(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;
if(errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.request_id===void 0&&(missing0="request_id")||data.policy_context===void 0&&
(missing0="policy_context")||data.payload===void 0&&(missing0="payload"))return validate43.errors=[{instancePath,keyword:"required",params:{missingProperty:missing0}}],
!1;{let _errs1=errors;for(let key0 in data)if(!(key0==="payload"||key0==="policy_context"||key0==="request_id")){return validate43.errors=[{instancePath,keyword:"\
additionalProperties",params:{additionalProperty:key0}}],!1;break}if(_errs1===errors){if(data.payload!==void 0){let data0=data.payload,_errs2=errors;if(errors===
_errs2)if(data0&&typeof data0=="object"&&!Array.isArray(data0)){if((data0.memory===void 0?0:1)+(data0.candidate===void 0?0:1)!=1)return validate43.errors=[{instancePath:instancePath+
"/payload",keyword:"exactlyOneOf",params:{keys:["memory","candidate"]}}],!1;{let _errs4=errors;for(let key1 in data0)if(!(key1==="candidate"||key1==="memory"||key1===
"merge_hint")){return validate43.errors=[{instancePath:instancePath+"/payload",keyword:"additionalProperties",params:{additionalProperty:key1}}],!1;break}if(_errs4===
errors){if(data0.candidate!==void 0){let _errs5=errors;validate14(data0.candidate,{instancePath:instancePath+"/payload/candidate",parentData:data0,parentDataProperty:"\
candidate",rootData})||(vErrors=vErrors===null?validate14.errors:vErrors.concat(validate14.errors),errors=vErrors.length);var valid1=_errs5===errors}else var valid1=!0;
if(valid1){if(data0.memory!==void 0){let _errs6=errors;validate21(data0.memory,{instancePath:instancePath+"/payload/memory",parentData:data0,parentDataProperty:"\
memory",rootData})||(vErrors=vErrors===null?validate21.errors:vErrors.concat(validate21.errors),errors=vErrors.length);var valid1=_errs6===errors}else var valid1=!0;
if(valid1)if(data0.merge_hint!==void 0){let data3=data0.merge_hint,_errs7=errors;if(errors===errors)if(data3&&typeof data3=="object"&&!Array.isArray(data3)){let missing1;
if(data3.strategy===void 0&&(missing1="strategy"))return validate43.errors=[{instancePath:instancePath+"/payload/merge_hint",keyword:"required",params:{missingProperty:missing1}}],
!1;{let _errs10=errors;for(let key2 in data3)if(!func2.call(schema17.properties,key2)){return validate43.errors=[{instancePath:instancePath+"/payload/merge_hint",
keyword:"additionalProperties",params:{additionalProperty:key2}}],!1;break}if(_errs10===errors){if(data3.coalesce_window_seconds!==void 0){let data4=data3.coalesce_window_seconds,
_errs11=errors;if(!(typeof data4=="number"&&!(data4%1)&&!isNaN(data4)&&isFinite(data4)))return validate43.errors=[{instancePath:instancePath+"/payload/merge_hin\
t/coalesce_window_seconds",keyword:"type",params:{type:"integer"}}],!1;if(errors===_errs11&&typeof data4=="number"&&isFinite(data4)&&(data4<0||isNaN(data4)))return validate43.
errors=[{instancePath:instancePath+"/payload/merge_hint/coalesce_window_seconds",keyword:"minimum",params:{comparison:">=",limit:0}}],!1;var valid3=_errs11===errors}else
var valid3=!0;if(valid3){if(data3.conflict_key!==void 0){let data5=data3.conflict_key,_errs13=errors;if(errors===_errs13)if(typeof data5=="string"){if(data5.length<
1)return validate43.errors=[{instancePath:instancePath+"/payload/merge_hint/conflict_key",keyword:"minLength",params:{limit:1}}],!1}else return validate43.errors=
[{instancePath:instancePath+"/payload/merge_hint/conflict_key",keyword:"type",params:{type:"string"}}],!1;var valid3=_errs13===errors}else var valid3=!0;if(valid3){
if(data3.dedupe_key!==void 0){let data6=data3.dedupe_key,_errs15=errors;if(errors===_errs15)if(typeof data6=="string"){if(data6.length<1)return validate43.errors=
[{instancePath:instancePath+"/payload/merge_hint/dedupe_key",keyword:"minLength",params:{limit:1}}],!1}else return validate43.errors=[{instancePath:instancePath+
"/payload/merge_hint/dedupe_key",keyword:"type",params:{type:"string"}}],!1;var valid3=_errs15===errors}else var valid3=!0;if(valid3){if(data3.idempotency_key!==
void 0){let data7=data3.idempotency_key,_errs17=errors;if(errors===_errs17)if(typeof data7=="string"){if(data7.length<1)return validate43.errors=[{instancePath:instancePath+
"/payload/merge_hint/idempotency_key",keyword:"minLength",params:{limit:1}}],!1}else return validate43.errors=[{instancePath:instancePath+"/payload/merge_hint/i\
dempotency_key",keyword:"type",params:{type:"string"}}],!1;var valid3=_errs17===errors}else var valid3=!0;if(valid3){if(data3.if_match_memory_id!==void 0){let data8=data3.
if_match_memory_id,_errs19=errors;if(errors===_errs19)if(typeof data8=="string"){if(data8.length<1)return validate43.errors=[{instancePath:instancePath+"/payloa\
d/merge_hint/if_match_memory_id",keyword:"minLength",params:{limit:1}}],!1}else return validate43.errors=[{instancePath:instancePath+"/payload/merge_hint/if_mat\
ch_memory_id",keyword:"type",params:{type:"string"}}],!1;var valid3=_errs19===errors}else var valid3=!0;if(valid3){if(data3.if_match_updated_at!==void 0){let _errs21=errors;
if(typeof data3.if_match_updated_at!="string")return validate43.errors=[{instancePath:instancePath+"/payload/merge_hint/if_match_updated_at",keyword:"type",params:{
type:"string"}}],!1;var valid3=_errs21===errors}else var valid3=!0;if(valid3){if(data3.reinforcement_weight!==void 0){let data10=data3.reinforcement_weight,_errs23=errors;
if(errors===_errs23)if(typeof data10=="number"&&isFinite(data10)){if(data10<0||isNaN(data10))return validate43.errors=[{instancePath:instancePath+"/payload/merg\
e_hint/reinforcement_weight",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}else return validate43.errors=[{instancePath:instancePath+"/payload/merge_h\
int/reinforcement_weight",keyword:"type",params:{type:"number"}}],!1;var valid3=_errs23===errors}else var valid3=!0;if(valid3){if(data3.source_priority!==void 0){
let data11=data3.source_priority,_errs25=errors;if(!(typeof data11=="number"&&!(data11%1)&&!isNaN(data11)&&isFinite(data11)))return validate43.errors=[{instancePath:instancePath+
"/payload/merge_hint/source_priority",keyword:"type",params:{type:"integer"}}],!1;var valid3=_errs25===errors}else var valid3=!0;if(valid3)if(data3.strategy!==void 0){
let data12=data3.strategy,_errs27=errors;if(typeof data12!="string")return validate43.errors=[{instancePath:instancePath+"/payload/merge_hint/strategy",keyword:"\
type",params:{type:"string"}}],!1;if(!(data12==="create"||data12==="dedupe"||data12==="upsert"||data12==="replace"||data12==="merge"||data12==="reinforce"||data12===
"manual_review_required"))return validate43.errors=[{instancePath:instancePath+"/payload/merge_hint/strategy",keyword:"enum",params:{allowedValues:schema17.properties.
strategy.enum}}],!1;var valid3=_errs27===errors}else var valid3=!0}}}}}}}}}}else return validate43.errors=[{instancePath:instancePath+"/payload/merge_hint",keyword:"\
type",params:{type:"object"}}],!1;var valid1=_errs7===errors}else var valid1=!0}}}}else return validate43.errors=[{instancePath:instancePath+"/payload",keyword:"\
type",params:{type:"object"}}],!1;var valid0=_errs2===errors}else var valid0=!0;if(valid0){if(data.policy_context!==void 0){let data13=data.policy_context,_errs29=errors;
if(errors===_errs29)if(data13&&typeof data13=="object"&&!Array.isArray(data13)){let missing2;if(data13.actor_agent===void 0&&(missing2="actor_agent")||data13.acting_for_subject===
void 0&&(missing2="acting_for_subject")||data13.requested_action===void 0&&(missing2="requested_action"))return validate43.errors=[{instancePath:instancePath+"/\
policy_context",keyword:"required",params:{missingProperty:missing2}}],!1;{let _errs31=errors;for(let key3 in data13)if(!func2.call(schema54.properties.policy_context.
properties,key3)){return validate43.errors=[{instancePath:instancePath+"/policy_context",keyword:"additionalProperties",params:{additionalProperty:key3}}],!1;break}
if(_errs31===errors){if(data13.acting_for_subject!==void 0){let data14=data13.acting_for_subject,_errs32=errors;if(errors===_errs32)if(data14&&typeof data14=="o\
bject"&&!Array.isArray(data14)){let missing3;if(data14.kind===void 0&&(missing3="kind")||data14.id===void 0&&(missing3="id"))return validate43.errors=[{instancePath:instancePath+
"/policy_context/acting_for_subject",keyword:"required",params:{missingProperty:missing3}}],!1;{let _errs34=errors;for(let key4 in data14)if(!(key4==="id"||key4===
"kind")){return validate43.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject",keyword:"additionalProperties",params:{additionalProperty:key4}}],
!1;break}if(_errs34===errors){if(data14.id!==void 0){let data15=data14.id,_errs35=errors;if(errors===_errs35)if(typeof data15=="string"){if(data15.length<1)return validate43.
errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/id",keyword:"minLength",params:{limit:1}}],!1}else return validate43.errors=[{instancePath:instancePath+
"/policy_context/acting_for_subject/id",keyword:"type",params:{type:"string"}}],!1;var valid5=_errs35===errors}else var valid5=!0;if(valid5)if(data14.kind!==void 0){
let data16=data14.kind,_errs37=errors;if(typeof data16!="string")return validate43.errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/kind",
keyword:"type",params:{type:"string"}}],!1;if(!(data16==="user"||data16==="agent"||data16==="org"||data16==="task"||data16==="session"||data16==="custom"))return validate43.
errors=[{instancePath:instancePath+"/policy_context/acting_for_subject/kind",keyword:"enum",params:{allowedValues:schema54.properties.policy_context.properties.
acting_for_subject.properties.kind.enum}}],!1;var valid5=_errs37===errors}else var valid5=!0}}}else return validate43.errors=[{instancePath:instancePath+"/polic\
y_context/acting_for_subject",keyword:"type",params:{type:"object"}}],!1;var valid4=_errs32===errors}else var valid4=!0;if(valid4){if(data13.actor_agent!==void 0){
let data17=data13.actor_agent,_errs39=errors;if(errors===_errs39)if(typeof data17=="string"){if(data17.length<1)return validate43.errors=[{instancePath:instancePath+
"/policy_context/actor_agent",keyword:"minLength",params:{limit:1}}],!1}else return validate43.errors=[{instancePath:instancePath+"/policy_context/actor_agent",
keyword:"type",params:{type:"string"}}],!1;var valid4=_errs39===errors}else var valid4=!0;if(valid4){if(data13.assertion_origin!==void 0){let data18=data13.assertion_origin,
_errs41=errors;if(errors===_errs41)if(typeof data18=="string"){if(data18.length<1)return validate43.errors=[{instancePath:instancePath+"/policy_context/assertio\
n_origin",keyword:"minLength",params:{limit:1}}],!1}else return validate43.errors=[{instancePath:instancePath+"/policy_context/assertion_origin",keyword:"type",
params:{type:"string"}}],!1;var valid4=_errs41===errors}else var valid4=!0;if(valid4){if(data13.channel!==void 0){let data19=data13.channel,_errs43=errors;if(errors===
_errs43)if(typeof data19=="string"){if(data19.length<1)return validate43.errors=[{instancePath:instancePath+"/policy_context/channel",keyword:"minLength",params:{
limit:1}}],!1}else return validate43.errors=[{instancePath:instancePath+"/policy_context/channel",keyword:"type",params:{type:"string"}}],!1;var valid4=_errs43===
errors}else var valid4=!0;if(valid4){if(data13.chat_id!==void 0){let data20=data13.chat_id,_errs45=errors;if(errors===_errs45)if(typeof data20=="string"){if(data20.
length<1)return validate43.errors=[{instancePath:instancePath+"/policy_context/chat_id",keyword:"minLength",params:{limit:1}}],!1}else return validate43.errors=
[{instancePath:instancePath+"/policy_context/chat_id",keyword:"type",params:{type:"string"}}],!1;var valid4=_errs45===errors}else var valid4=!0;if(valid4){if(data13.
consent_basis!==void 0){let data21=data13.consent_basis,_errs47=errors;if(errors===_errs47)if(typeof data21=="string"){if(data21.length<1)return validate43.errors=
[{instancePath:instancePath+"/policy_context/consent_basis",keyword:"minLength",params:{limit:1}}],!1}else return validate43.errors=[{instancePath:instancePath+
"/policy_context/consent_basis",keyword:"type",params:{type:"string"}}],!1;var valid4=_errs47===errors}else var valid4=!0;if(valid4){if(data13.correlation_id!==
void 0){let data22=data13.correlation_id,_errs49=errors;if(errors===_errs49)if(typeof data22=="string"){if(data22.length<1)return validate43.errors=[{instancePath:instancePath+
"/policy_context/correlation_id",keyword:"minLength",params:{limit:1}}],!1}else return validate43.errors=[{instancePath:instancePath+"/policy_context/correlatio\
n_id",keyword:"type",params:{type:"string"}}],!1;var valid4=_errs49===errors}else var valid4=!0;if(valid4){if(data13.data_zone!==void 0){let data23=data13.data_zone,
_errs51=errors;if(errors===_errs51)if(typeof data23=="string"){if(data23.length<1)return validate43.errors=[{instancePath:instancePath+"/policy_context/data_zon\
e",keyword:"minLength",params:{limit:1}}],!1}else return validate43.errors=[{instancePath:instancePath+"/policy_context/data_zone",keyword:"type",params:{type:"\
string"}}],!1;var valid4=_errs51===errors}else var valid4=!0;if(valid4){if(data13.requested_action!==void 0){let _errs53=errors;if(data13.requested_action!=="wr\
ite")return validate43.errors=[{instancePath:instancePath+"/policy_context/requested_action",keyword:"const",params:{allowedValue:"write"}}],!1;var valid4=_errs53===
errors}else var valid4=!0;if(valid4){if(data13.risk_level!==void 0){let data25=data13.risk_level,_errs54=errors;if(typeof data25!="string")return validate43.errors=
[{instancePath:instancePath+"/policy_context/risk_level",keyword:"type",params:{type:"string"}}],!1;if(!(data25==="low"||data25==="medium"||data25==="high"))return validate43.
errors=[{instancePath:instancePath+"/policy_context/risk_level",keyword:"enum",params:{allowedValues:schema54.properties.policy_context.properties.risk_level.enum}}],
!1;var valid4=_errs54===errors}else var valid4=!0;if(valid4){if(data13.runtime_id!==void 0){let data26=data13.runtime_id,_errs56=errors;if(errors===_errs56)if(typeof data26==
"string"){if(data26.length<1)return validate43.errors=[{instancePath:instancePath+"/policy_context/runtime_id",keyword:"minLength",params:{limit:1}}],!1}else return validate43.
errors=[{instancePath:instancePath+"/policy_context/runtime_id",keyword:"type",params:{type:"string"}}],!1;var valid4=_errs56===errors}else var valid4=!0;if(valid4){
if(data13.runtime_instance_id!==void 0){let data27=data13.runtime_instance_id,_errs58=errors;if(errors===_errs58)if(typeof data27=="string"){if(data27.length<1)
return validate43.errors=[{instancePath:instancePath+"/policy_context/runtime_instance_id",keyword:"minLength",params:{limit:1}}],!1}else return validate43.errors=
[{instancePath:instancePath+"/policy_context/runtime_instance_id",keyword:"type",params:{type:"string"}}],!1;var valid4=_errs58===errors}else var valid4=!0;if(valid4){
if(data13.session_id!==void 0){let data28=data13.session_id,_errs60=errors;if(errors===_errs60)if(typeof data28=="string"){if(data28.length<1)return validate43.
errors=[{instancePath:instancePath+"/policy_context/session_id",keyword:"minLength",params:{limit:1}}],!1}else return validate43.errors=[{instancePath:instancePath+
"/policy_context/session_id",keyword:"type",params:{type:"string"}}],!1;var valid4=_errs60===errors}else var valid4=!0;if(valid4){if(data13.task_id!==void 0){let data29=data13.
task_id,_errs62=errors;if(errors===_errs62)if(typeof data29=="string"){if(data29.length<1)return validate43.errors=[{instancePath:instancePath+"/policy_context/\
task_id",keyword:"minLength",params:{limit:1}}],!1}else return validate43.errors=[{instancePath:instancePath+"/policy_context/task_id",keyword:"type",params:{type:"\
string"}}],!1;var valid4=_errs62===errors}else var valid4=!0;if(valid4){if(data13.task_type!==void 0){let data30=data13.task_type,_errs64=errors;if(errors===_errs64)
if(typeof data30=="string"){if(data30.length<1)return validate43.errors=[{instancePath:instancePath+"/policy_context/task_type",keyword:"minLength",params:{limit:1}}],
!1}else return validate43.errors=[{instancePath:instancePath+"/policy_context/task_type",keyword:"type",params:{type:"string"}}],!1;var valid4=_errs64===errors}else
var valid4=!0;if(valid4)if(data13.tenant_id!==void 0){let data31=data13.tenant_id,_errs66=errors;if(errors===_errs66)if(typeof data31=="string"){if(data31.length<
1)return validate43.errors=[{instancePath:instancePath+"/policy_context/tenant_id",keyword:"minLength",params:{limit:1}}],!1}else return validate43.errors=[{instancePath:instancePath+
"/policy_context/tenant_id",keyword:"type",params:{type:"string"}}],!1;var valid4=_errs66===errors}else var valid4=!0}}}}}}}}}}}}}}}}}else return validate43.errors=
[{instancePath:instancePath+"/policy_context",keyword:"type",params:{type:"object"}}],!1;var valid0=_errs29===errors}else var valid0=!0;if(valid0)if(data.request_id!==
void 0){let data32=data.request_id,_errs68=errors;if(errors===_errs68)if(typeof data32=="string"){if(data32.length<1)return validate43.errors=[{instancePath:instancePath+
"/request_id",keyword:"minLength",params:{limit:1}}],!1}else return validate43.errors=[{instancePath:instancePath+"/request_id",keyword:"type",params:{type:"str\
ing"}}],!1;var valid0=_errs68===errors}else var valid0=!0}}}}else return validate43.errors=[{instancePath,keyword:"type",params:{type:"object"}}],!1;return validate43.
errors=vErrors,errors===0}var validate31of=validate46,schema56={type:"object",required:["failed_backends"],additionalProperties:!1,properties:{failed_backends:{
type:"array",minItems:1,items:{type:"object",required:["backend","error_code","message"],additionalProperties:!1,properties:{backend:{type:"string",minLength:1},
error_code:{type:"string",enum:["MGP_INVALID_OBJECT","MGP_UNSUPPORTED_VERSION","MGP_UNSUPPORTED_CAPABILITY","MGP_POLICY_DENIED","MGP_MEMORY_NOT_FOUND","MGP_TASK\
_NOT_FOUND","MGP_SCOPE_VIOLATION","MGP_CONFLICT_UNRESOLVED","MGP_BACKEND_ERROR"]},message:{type:"string",minLength:1},retryable:{type:"boolean"}}}}},$id:"partia\
l-failure"};function validate46(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;if(errors===0)if(data&&typeof data==
"object"&&!Array.isArray(data)){let missing0;if(data.failed_backends===void 0&&(missing0="failed_backends"))return validate46.errors=[{instancePath,keyword:"req\
uired",params:{missingProperty:missing0}}],!1;{let _errs1=errors;for(let key0 in data)if(key0!=="failed_backends"){return validate46.errors=[{instancePath,keyword:"\
additionalProperties",params:{additionalProperty:key0}}],!1;break}if(_errs1===errors&&data.failed_backends!==void 0){let data0=data.failed_backends;if(errors===
errors)if(Array.isArray(data0)){if(data0.length<1)return validate46.errors=[{instancePath:instancePath+"/failed_backends",keyword:"minItems",params:{limit:1}}],
!1;{var valid1=!0;let len0=data0.length;for(let i0=0;i0<len0;i0++){let data1=data0[i0],_errs4=errors;if(errors===_errs4)if(data1&&typeof data1=="object"&&!Array.
isArray(data1)){let missing1;if(data1.backend===void 0&&(missing1="backend")||data1.error_code===void 0&&(missing1="error_code")||data1.message===void 0&&(missing1=
"message"))return validate46.errors=[{instancePath:instancePath+"/failed_backends/"+i0,keyword:"required",params:{missingProperty:missing1}}],!1;{let _errs6=errors;
for(let key1 in data1)if(!(key1==="backend"||key1==="error_code"||key1==="message"||key1==="retryable")){return validate46.errors=[{instancePath:instancePath+"/\
failed_backends/"+i0,keyword:"additionalProperties",params:{additionalProperty:key1}}],!1;break}if(_errs6===errors){if(data1.backend!==void 0){let data2=data1.backend,
_errs7=errors;if(errors===_errs7)if(typeof data2=="string"){if(data2.length<1)return validate46.errors=[{instancePath:instancePath+"/failed_backends/"+i0+"/back\
end",keyword:"minLength",params:{limit:1}}],!1}else return validate46.errors=[{instancePath:instancePath+"/failed_backends/"+i0+"/backend",keyword:"type",params:{
type:"string"}}],!1;var valid2=_errs7===errors}else var valid2=!0;if(valid2){if(data1.error_code!==void 0){let data3=data1.error_code,_errs9=errors;if(typeof data3!=
"string")return validate46.errors=[{instancePath:instancePath+"/failed_backends/"+i0+"/error_code",keyword:"type",params:{type:"string"}}],!1;if(!(data3==="MGP_\
INVALID_OBJECT"||data3==="MGP_UNSUPPORTED_VERSION"||data3==="MGP_UNSUPPORTED_CAPABILITY"||data3==="MGP_POLICY_DENIED"||data3==="MGP_MEMORY_NOT_FOUND"||data3==="\
MGP_TASK_NOT_FOUND"||data3==="MGP_SCOPE_VIOLATION"||data3==="MGP_CONFLICT_UNRESOLVED"||data3==="MGP_BACKEND_ERROR"))return validate46.errors=[{instancePath:instancePath+
"/failed_backends/"+i0+"/error_code",keyword:"enum",params:{allowedValues:schema56.properties.failed_backends.items.properties.error_code.enum}}],!1;var valid2=_errs9===
errors}else var valid2=!0;if(valid2){if(data1.message!==void 0){let data4=data1.message,_errs11=errors;if(errors===_errs11)if(typeof data4=="string"){if(data4.length<
1)return validate46.errors=[{instancePath:instancePath+"/failed_backends/"+i0+"/message",keyword:"minLength",params:{limit:1}}],!1}else return validate46.errors=
[{instancePath:instancePath+"/failed_backends/"+i0+"/message",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs11===errors}else var valid2=!0;if(valid2)
if(data1.retryable!==void 0){let _errs13=errors;if(typeof data1.retryable!="boolean")return validate46.errors=[{instancePath:instancePath+"/failed_backends/"+i0+
"/retryable",keyword:"type",params:{type:"boolean"}}],!1;var valid2=_errs13===errors}else var valid2=!0}}}}}else return validate46.errors=[{instancePath:instancePath+
"/failed_backends/"+i0,keyword:"type",params:{type:"object"}}],!1;var valid1=_errs4===errors;if(!valid1)break}}}else return validate46.errors=[{instancePath:instancePath+
"/failed_backends",keyword:"type",params:{type:"array"}}],!1}}}else return validate46.errors=[{instancePath,keyword:"type",params:{type:"object"}}],!1;return validate46.
errors=vErrors,errors===0}var validate32of=validate47;function validate47(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;if(errors===0)if(data&&typeof data=="object"&&
!Array.isArray(data)){let missing0;if(data.task_id===void 0&&(missing0="task_id")||data.progress===void 0&&(missing0="progress")||data.timestamp===void 0&&(missing0=
"timestamp"))return validate47.errors=[{instancePath,keyword:"required",params:{missingProperty:missing0}}],!1;{let _errs1=errors;for(let key0 in data)if(!(key0===
"message"||key0==="progress"||key0==="task_id"||key0==="timestamp"||key0==="total")){return validate47.errors=[{instancePath,keyword:"additionalProperties",params:{
additionalProperty:key0}}],!1;break}if(_errs1===errors){if(data.message!==void 0){let data0=data.message,_errs2=errors;if(errors===_errs2)if(typeof data0=="stri\
ng"){if(data0.length<1)return validate47.errors=[{instancePath:instancePath+"/message",keyword:"minLength",params:{limit:1}}],!1}else return validate47.errors=[
{instancePath:instancePath+"/message",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs2===errors}else var valid0=!0;if(valid0){if(data.progress!==void 0){
let data1=data.progress,_errs4=errors;if(errors===_errs4)if(typeof data1=="number"&&isFinite(data1)){if(data1<0||isNaN(data1))return validate47.errors=[{instancePath:instancePath+
"/progress",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}else return validate47.errors=[{instancePath:instancePath+"/progress",keyword:"type",params:{
type:"number"}}],!1;var valid0=_errs4===errors}else var valid0=!0;if(valid0){if(data.task_id!==void 0){let data2=data.task_id,_errs6=errors;if(errors===_errs6)if(typeof data2==
"string"){if(data2.length<1)return validate47.errors=[{instancePath:instancePath+"/task_id",keyword:"minLength",params:{limit:1}}],!1}else return validate47.errors=
[{instancePath:instancePath+"/task_id",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs6===errors}else var valid0=!0;if(valid0){if(data.timestamp!==void 0){
let _errs8=errors;if(typeof data.timestamp!="string")return validate47.errors=[{instancePath:instancePath+"/timestamp",keyword:"type",params:{type:"string"}}],!1;
var valid0=_errs8===errors}else var valid0=!0;if(valid0)if(data.total!==void 0){let data4=data.total,_errs10=errors;if(errors===_errs10)if(typeof data4=="number"&&
isFinite(data4)){if(data4<0||isNaN(data4))return validate47.errors=[{instancePath:instancePath+"/total",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}else
return validate47.errors=[{instancePath:instancePath+"/total",keyword:"type",params:{type:"number"}}],!1;var valid0=_errs10===errors}else var valid0=!0}}}}}}else
return validate47.errors=[{instancePath,keyword:"type",params:{type:"object"}}],!1;return validate47.errors=vErrors,errors===0}var validate33of=validate48,schema58={
type:"object",required:["policy_view"],additionalProperties:!1,properties:{explanation:{type:"string",minLength:1},masked_fields:{type:"array",items:{type:"stri\
ng",minLength:1}},policy_view:{type:"string",enum:["raw","summary","masked","metadata_only"]},reason_code:{type:"string",minLength:1},summary_generated:{type:"b\
oolean"},transformed_fields:{type:"array",items:{type:"string",minLength:1}}},$id:"redaction-info"};function validate48(data,{instancePath="",parentData,parentDataProperty,
rootData=data}={}){let vErrors=null,errors=0;if(errors===0)if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.policy_view===void 0&&(missing0=
"policy_view"))return validate48.errors=[{instancePath,keyword:"required",params:{missingProperty:missing0}}],!1;{let _errs1=errors;for(let key0 in data)if(!(key0===
"explanation"||key0==="masked_fields"||key0==="policy_view"||key0==="reason_code"||key0==="summary_generated"||key0==="transformed_fields")){return validate48.errors=
[{instancePath,keyword:"additionalProperties",params:{additionalProperty:key0}}],!1;break}if(_errs1===errors){if(data.explanation!==void 0){let data0=data.explanation,
_errs2=errors;if(errors===_errs2)if(typeof data0=="string"){if(data0.length<1)return validate48.errors=[{instancePath:instancePath+"/explanation",keyword:"minLe\
ngth",params:{limit:1}}],!1}else return validate48.errors=[{instancePath:instancePath+"/explanation",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs2===
errors}else var valid0=!0;if(valid0){if(data.masked_fields!==void 0){let data1=data.masked_fields,_errs4=errors;if(errors===_errs4)if(Array.isArray(data1)){var valid1=!0;
let len0=data1.length;for(let i0=0;i0<len0;i0++){let data2=data1[i0],_errs6=errors;if(errors===_errs6)if(typeof data2=="string"){if(data2.length<1)return validate48.
errors=[{instancePath:instancePath+"/masked_fields/"+i0,keyword:"minLength",params:{limit:1}}],!1}else return validate48.errors=[{instancePath:instancePath+"/ma\
sked_fields/"+i0,keyword:"type",params:{type:"string"}}],!1;var valid1=_errs6===errors;if(!valid1)break}}else return validate48.errors=[{instancePath:instancePath+
"/masked_fields",keyword:"type",params:{type:"array"}}],!1;var valid0=_errs4===errors}else var valid0=!0;if(valid0){if(data.policy_view!==void 0){let data3=data.
policy_view,_errs8=errors;if(typeof data3!="string")return validate48.errors=[{instancePath:instancePath+"/policy_view",keyword:"type",params:{type:"string"}}],
!1;if(!(data3==="raw"||data3==="summary"||data3==="masked"||data3==="metadata_only"))return validate48.errors=[{instancePath:instancePath+"/policy_view",keyword:"\
enum",params:{allowedValues:schema58.properties.policy_view.enum}}],!1;var valid0=_errs8===errors}else var valid0=!0;if(valid0){if(data.reason_code!==void 0){let data4=data.
reason_code,_errs10=errors;if(errors===_errs10)if(typeof data4=="string"){if(data4.length<1)return validate48.errors=[{instancePath:instancePath+"/reason_code",
keyword:"minLength",params:{limit:1}}],!1}else return validate48.errors=[{instancePath:instancePath+"/reason_code",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs10===
errors}else var valid0=!0;if(valid0){if(data.summary_generated!==void 0){let _errs12=errors;if(typeof data.summary_generated!="boolean")return validate48.errors=
[{instancePath:instancePath+"/summary_generated",keyword:"type",params:{type:"boolean"}}],!1;var valid0=_errs12===errors}else var valid0=!0;if(valid0)if(data.transformed_fields!==
void 0){let data6=data.transformed_fields,_errs14=errors;if(errors===_errs14)if(Array.isArray(data6)){var valid2=!0;let len1=data6.length;for(let i1=0;i1<len1;i1++){
let data7=data6[i1],_errs16=errors;if(errors===_errs16)if(typeof data7=="string"){if(data7.length<1)return validate48.errors=[{instancePath:instancePath+"/trans\
formed_fields/"+i1,keyword:"minLength",params:{limit:1}}],!1}else return validate48.errors=[{instancePath:instancePath+"/transformed_fields/"+i1,keyword:"type",
params:{type:"string"}}],!1;var valid2=_errs16===errors;if(!valid2)break}}else return validate48.errors=[{instancePath:instancePath+"/transformed_fields",keyword:"\
type",params:{type:"array"}}],!1;var valid0=_errs14===errors}else var valid0=!0}}}}}}}else return validate48.errors=[{instancePath,keyword:"type",params:{type:"\
object"}}],!1;return validate48.errors=vErrors,errors===0}var validate34of=validate49,schema59={type:"object",allOf:[{required:["request_id","status","error","d\
ata"],additionalProperties:!1,properties:{data:!0,error:!0,request_id:!0,status:!0}},{properties:{data:{type:["object","null"]},error:{type:["object","null"],required:[
"code","message"],additionalProperties:!1,properties:{code:{type:"string",enum:["MGP_INVALID_OBJECT","MGP_UNSUPPORTED_VERSION","MGP_UNSUPPORTED_CAPABILITY","MGP\
_POLICY_DENIED","MGP_MEMORY_NOT_FOUND","MGP_TASK_NOT_FOUND","MGP_SCOPE_VIOLATION","MGP_CONFLICT_UNRESOLVED","MGP_BACKEND_ERROR"]},details:{type:"object"},message:{
type:"string",minLength:1}}}}},{if:{properties:{status:{const:"ok"}}},then:{properties:{error:{type:"null"}}}},{if:{properties:{status:{const:"error"}}},then:{properties:{
error:{type:"object"}}}},{properties:{request_id:{type:"string",minLength:1},status:{type:"string",enum:["ok","error"]}}}],$id:"response-envelope"};function validate49(data,{
instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;if(!(data&&typeof data=="object"&&!Array.isArray(data)))return validate49.
errors=[{instancePath,keyword:"type",params:{type:"object"}}],!1;let _errs1=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.request_id===
void 0&&(missing0="request_id")||data.status===void 0&&(missing0="status")||data.error===void 0&&(missing0="error")||data.data===void 0&&(missing0="data"))return validate49.
errors=[{instancePath,keyword:"required",params:{missingProperty:missing0}}],!1;for(let key0 in data)if(!(key0==="data"||key0==="error"||key0==="request_id"||key0===
"status")){return validate49.errors=[{instancePath,keyword:"additionalProperties",params:{additionalProperty:key0}}],!1;break}}var valid0=_errs1===errors;if(valid0){
let _errs3=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){if(data.data!==void 0){let data0=data.data,_errs4=errors;if(!(data0&&typeof data0=="obje\
ct"&&!Array.isArray(data0))&&data0!==null)return validate49.errors=[{instancePath:instancePath+"/data",keyword:"type",params:{type:schema59.allOf[1].properties.
data.type}}],!1;var valid1=_errs4===errors}else var valid1=!0;if(valid1)if(data.error!==void 0){let data1=data.error,_errs6=errors;if(!(data1&&typeof data1=="ob\
ject"&&!Array.isArray(data1))&&data1!==null)return validate49.errors=[{instancePath:instancePath+"/error",keyword:"type",params:{type:schema59.allOf[1].properties.
error.type}}],!1;if(errors===_errs6&&data1&&typeof data1=="object"&&!Array.isArray(data1)){let missing1;if(data1.code===void 0&&(missing1="code")||data1.message===
void 0&&(missing1="message"))return validate49.errors=[{instancePath:instancePath+"/error",keyword:"required",params:{missingProperty:missing1}}],!1;{let _errs8=errors;
for(let key1 in data1)if(!(key1==="code"||key1==="details"||key1==="message")){return validate49.errors=[{instancePath:instancePath+"/error",keyword:"additional\
Properties",params:{additionalProperty:key1}}],!1;break}if(_errs8===errors){if(data1.code!==void 0){let data2=data1.code,_errs9=errors;if(typeof data2!="string")
return validate49.errors=[{instancePath:instancePath+"/error/code",keyword:"type",params:{type:"string"}}],!1;if(!(data2==="MGP_INVALID_OBJECT"||data2==="MGP_UN\
SUPPORTED_VERSION"||data2==="MGP_UNSUPPORTED_CAPABILITY"||data2==="MGP_POLICY_DENIED"||data2==="MGP_MEMORY_NOT_FOUND"||data2==="MGP_TASK_NOT_FOUND"||data2==="MG\
P_SCOPE_VIOLATION"||data2==="MGP_CONFLICT_UNRESOLVED"||data2==="MGP_BACKEND_ERROR"))return validate49.errors=[{instancePath:instancePath+"/error/code",keyword:"\
enum",params:{allowedValues:schema59.allOf[1].properties.error.properties.code.enum}}],!1;var valid2=_errs9===errors}else var valid2=!0;if(valid2){if(data1.details!==
void 0){let data3=data1.details,_errs11=errors;if(!(data3&&typeof data3=="object"&&!Array.isArray(data3)))return validate49.errors=[{instancePath:instancePath+"\
/error/details",keyword:"type",params:{type:"object"}}],!1;var valid2=_errs11===errors}else var valid2=!0;if(valid2)if(data1.message!==void 0){let data4=data1.message,
_errs13=errors;if(errors===_errs13)if(typeof data4=="string"){if(data4.length<1)return validate49.errors=[{instancePath:instancePath+"/error/message",keyword:"m\
inLength",params:{limit:1}}],!1}else return validate49.errors=[{instancePath:instancePath+"/error/message",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs13===
errors}else var valid2=!0}}}}var valid1=_errs6===errors}else var valid1=!0}var valid0=_errs3===errors;if(valid0){let _errs15=errors,_errs16=errors,valid3=!0,_errs17=errors;
if(data&&typeof data=="object"&&!Array.isArray(data)&&data.status!==void 0&&data.status!=="ok"){let err0={};vErrors===null?vErrors=[err0]:vErrors.push(err0),errors++}
var _valid0=_errs17===errors;if(errors=_errs16,vErrors!==null&&(_errs16?vErrors.length=_errs16:vErrors=null),_valid0){let _errs19=errors;if(data&&typeof data=="\
object"&&!Array.isArray(data)&&data.error!==void 0&&data.error!==null)return validate49.errors=[{instancePath:instancePath+"/error",keyword:"type",params:{type:"\
null"}}],!1;var _valid0=_errs19===errors;valid3=_valid0}if(!valid3){let err1={instancePath,keyword:"if",params:{failingKeyword:"then"}};return vErrors===null?vErrors=
[err1]:vErrors.push(err1),errors++,validate49.errors=vErrors,!1}var valid0=_errs15===errors;if(valid0){let _errs22=errors,_errs23=errors,valid6=!0,_errs24=errors;
if(data&&typeof data=="object"&&!Array.isArray(data)&&data.status!==void 0&&data.status!=="error"){let err2={};vErrors===null?vErrors=[err2]:vErrors.push(err2),
errors++}var _valid1=_errs24===errors;if(errors=_errs23,vErrors!==null&&(_errs23?vErrors.length=_errs23:vErrors=null),_valid1){let _errs26=errors;if(data&&typeof data==
"object"&&!Array.isArray(data)&&data.error!==void 0){let data8=data.error;if(!(data8&&typeof data8=="object"&&!Array.isArray(data8)))return validate49.errors=[{
instancePath:instancePath+"/error",keyword:"type",params:{type:"object"}}],!1}var _valid1=_errs26===errors;valid6=_valid1}if(!valid6){let err3={instancePath,keyword:"\
if",params:{failingKeyword:"then"}};return vErrors===null?vErrors=[err3]:vErrors.push(err3),errors++,validate49.errors=vErrors,!1}var valid0=_errs22===errors;if(valid0){
let _errs29=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){if(data.request_id!==void 0){let data9=data.request_id,_errs30=errors;if(errors===_errs30)
if(typeof data9=="string"){if(data9.length<1)return validate49.errors=[{instancePath:instancePath+"/request_id",keyword:"minLength",params:{limit:1}}],!1}else return validate49.
errors=[{instancePath:instancePath+"/request_id",keyword:"type",params:{type:"string"}}],!1;var valid9=_errs30===errors}else var valid9=!0;if(valid9)if(data.status!==
void 0){let data10=data.status,_errs32=errors;if(typeof data10!="string")return validate49.errors=[{instancePath:instancePath+"/status",keyword:"type",params:{type:"\
string"}}],!1;if(!(data10==="ok"||data10==="error"))return validate49.errors=[{instancePath:instancePath+"/status",keyword:"enum",params:{allowedValues:schema59.
allOf[4].properties.status.enum}}],!1;var valid9=_errs32===errors}else var valid9=!0}var valid0=_errs29===errors}}}}return validate49.errors=vErrors,errors===0}
var validate35of=validate50,schema60={type:"object",required:["memory","score","score_kind","backend_origin","retrieval_mode","return_mode","redaction_info","co\
nsumable_text"],additionalProperties:!1,properties:{backend_origin:{type:"string",minLength:1},consumable_text:{type:"string",minLength:1},explanation:{type:"st\
ring",minLength:1},matched_terms:{type:"array",items:{type:"string",minLength:1}},memory:{$ref:"memory-object"},redaction_info:{type:["object","null"],required:[
"policy_view"],additionalProperties:!1,properties:{explanation:{type:"string",minLength:1},masked_fields:{type:"array",items:{type:"string",minLength:1}},policy_view:{
type:"string",enum:["raw","summary","masked","metadata_only"]},reason_code:{type:"string",minLength:1},summary_generated:{type:"boolean"},transformed_fields:{type:"\
array",items:{type:"string",minLength:1}}}},retrieval_mode:{type:"string",enum:["lexical","semantic","hybrid","graph","direct_lookup"]},return_mode:{type:"strin\
g",enum:["raw","summary","masked","metadata_only"]},score:{type:"number"},score_kind:{type:"string",enum:["backend_local","normalized","comparable"]}},$id:"sear\
ch-result-item"};function validate50(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;if(errors===0)if(data&&typeof data==
"object"&&!Array.isArray(data)){let missing0;if(data.memory===void 0&&(missing0="memory")||data.score===void 0&&(missing0="score")||data.score_kind===void 0&&(missing0=
"score_kind")||data.backend_origin===void 0&&(missing0="backend_origin")||data.retrieval_mode===void 0&&(missing0="retrieval_mode")||data.return_mode===void 0&&
(missing0="return_mode")||data.redaction_info===void 0&&(missing0="redaction_info")||data.consumable_text===void 0&&(missing0="consumable_text"))return validate50.
errors=[{instancePath,keyword:"required",params:{missingProperty:missing0}}],!1;{let _errs1=errors;for(let key0 in data)if(!func2.call(schema60.properties,key0)){
return validate50.errors=[{instancePath,keyword:"additionalProperties",params:{additionalProperty:key0}}],!1;break}if(_errs1===errors){if(data.backend_origin!==
void 0){let data0=data.backend_origin,_errs2=errors;if(errors===_errs2)if(typeof data0=="string"){if(data0.length<1)return validate50.errors=[{instancePath:instancePath+
"/backend_origin",keyword:"minLength",params:{limit:1}}],!1}else return validate50.errors=[{instancePath:instancePath+"/backend_origin",keyword:"type",params:{type:"\
string"}}],!1;var valid0=_errs2===errors}else var valid0=!0;if(valid0){if(data.consumable_text!==void 0){let data1=data.consumable_text,_errs4=errors;if(errors===
_errs4)if(typeof data1=="string"){if(data1.length<1)return validate50.errors=[{instancePath:instancePath+"/consumable_text",keyword:"minLength",params:{limit:1}}],
!1}else return validate50.errors=[{instancePath:instancePath+"/consumable_text",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs4===errors}else var valid0=!0;
if(valid0){if(data.explanation!==void 0){let data2=data.explanation,_errs6=errors;if(errors===_errs6)if(typeof data2=="string"){if(data2.length<1)return validate50.
errors=[{instancePath:instancePath+"/explanation",keyword:"minLength",params:{limit:1}}],!1}else return validate50.errors=[{instancePath:instancePath+"/explanat\
ion",keyword:"type",params:{type:"string"}}],!1;var valid0=_errs6===errors}else var valid0=!0;if(valid0){if(data.matched_terms!==void 0){let data3=data.matched_terms,
_errs8=errors;if(errors===_errs8)if(Array.isArray(data3)){var valid1=!0;let len0=data3.length;for(let i0=0;i0<len0;i0++){let data4=data3[i0],_errs10=errors;if(errors===
_errs10)if(typeof data4=="string"){if(data4.length<1)return validate50.errors=[{instancePath:instancePath+"/matched_terms/"+i0,keyword:"minLength",params:{limit:1}}],
!1}else return validate50.errors=[{instancePath:instancePath+"/matched_terms/"+i0,keyword:"type",params:{type:"string"}}],!1;var valid1=_errs10===errors;if(!valid1)
break}}else return validate50.errors=[{instancePath:instancePath+"/matched_terms",keyword:"type",params:{type:"array"}}],!1;var valid0=_errs8===errors}else var valid0=!0;
if(valid0){if(data.memory!==void 0){let _errs12=errors;validate21(data.memory,{instancePath:instancePath+"/memory",parentData:data,parentDataProperty:"memory",rootData})||
(vErrors=vErrors===null?validate21.errors:vErrors.concat(validate21.errors),errors=vErrors.length);var valid0=_errs12===errors}else var valid0=!0;if(valid0){if(data.
redaction_info!==void 0){let data6=data.redaction_info,_errs13=errors;if(!(data6&&typeof data6=="object"&&!Array.isArray(data6))&&data6!==null)return validate50.
errors=[{instancePath:instancePath+"/redaction_info",keyword:"type",params:{type:schema60.properties.redaction_info.type}}],!1;if(errors===_errs13&&data6&&typeof data6==
"object"&&!Array.isArray(data6)){let missing1;if(data6.policy_view===void 0&&(missing1="policy_view"))return validate50.errors=[{instancePath:instancePath+"/red\
action_info",keyword:"required",params:{missingProperty:missing1}}],!1;{let _errs15=errors;for(let key1 in data6)if(!(key1==="explanation"||key1==="masked_field\
s"||key1==="policy_view"||key1==="reason_code"||key1==="summary_generated"||key1==="transformed_fields")){return validate50.errors=[{instancePath:instancePath+"\
/redaction_info",keyword:"additionalProperties",params:{additionalProperty:key1}}],!1;break}if(_errs15===errors){if(data6.explanation!==void 0){let data7=data6.
explanation,_errs16=errors;if(errors===_errs16)if(typeof data7=="string"){if(data7.length<1)return validate50.errors=[{instancePath:instancePath+"/redaction_inf\
o/explanation",keyword:"minLength",params:{limit:1}}],!1}else return validate50.errors=[{instancePath:instancePath+"/redaction_info/explanation",keyword:"type",
params:{type:"string"}}],!1;var valid2=_errs16===errors}else var valid2=!0;if(valid2){if(data6.masked_fields!==void 0){let data8=data6.masked_fields,_errs18=errors;
if(errors===_errs18)if(Array.isArray(data8)){var valid3=!0;let len1=data8.length;for(let i1=0;i1<len1;i1++){let data9=data8[i1],_errs20=errors;if(errors===_errs20)
if(typeof data9=="string"){if(data9.length<1)return validate50.errors=[{instancePath:instancePath+"/redaction_info/masked_fields/"+i1,keyword:"minLength",params:{
limit:1}}],!1}else return validate50.errors=[{instancePath:instancePath+"/redaction_info/masked_fields/"+i1,keyword:"type",params:{type:"string"}}],!1;var valid3=_errs20===
errors;if(!valid3)break}}else return validate50.errors=[{instancePath:instancePath+"/redaction_info/masked_fields",keyword:"type",params:{type:"array"}}],!1;var valid2=_errs18===
errors}else var valid2=!0;if(valid2){if(data6.policy_view!==void 0){let data10=data6.policy_view,_errs22=errors;if(typeof data10!="string")return validate50.errors=
[{instancePath:instancePath+"/redaction_info/policy_view",keyword:"type",params:{type:"string"}}],!1;if(!(data10==="raw"||data10==="summary"||data10==="masked"||
data10==="metadata_only"))return validate50.errors=[{instancePath:instancePath+"/redaction_info/policy_view",keyword:"enum",params:{allowedValues:schema60.properties.
redaction_info.properties.policy_view.enum}}],!1;var valid2=_errs22===errors}else var valid2=!0;if(valid2){if(data6.reason_code!==void 0){let data11=data6.reason_code,
_errs24=errors;if(errors===_errs24)if(typeof data11=="string"){if(data11.length<1)return validate50.errors=[{instancePath:instancePath+"/redaction_info/reason_c\
ode",keyword:"minLength",params:{limit:1}}],!1}else return validate50.errors=[{instancePath:instancePath+"/redaction_info/reason_code",keyword:"type",params:{type:"\
string"}}],!1;var valid2=_errs24===errors}else var valid2=!0;if(valid2){if(data6.summary_generated!==void 0){let _errs26=errors;if(typeof data6.summary_generated!=
"boolean")return validate50.errors=[{instancePath:instancePath+"/redaction_info/summary_generated",keyword:"type",params:{type:"boolean"}}],!1;var valid2=_errs26===
errors}else var valid2=!0;if(valid2)if(data6.transformed_fields!==void 0){let data13=data6.transformed_fields,_errs28=errors;if(errors===_errs28)if(Array.isArray(
data13)){var valid4=!0;let len2=data13.length;for(let i2=0;i2<len2;i2++){let data14=data13[i2],_errs30=errors;if(errors===_errs30)if(typeof data14=="string"){if(data14.
length<1)return validate50.errors=[{instancePath:instancePath+"/redaction_info/transformed_fields/"+i2,keyword:"minLength",params:{limit:1}}],!1}else return validate50.
errors=[{instancePath:instancePath+"/redaction_info/transformed_fields/"+i2,keyword:"type",params:{type:"string"}}],!1;var valid4=_errs30===errors;if(!valid4)break}}else
return validate50.errors=[{instancePath:instancePath+"/redaction_info/transformed_fields",keyword:"type",params:{type:"array"}}],!1;var valid2=_errs28===errors}else
var valid2=!0}}}}}}}var valid0=_errs13===errors}else var valid0=!0;if(valid0){if(data.retrieval_mode!==void 0){let data15=data.retrieval_mode,_errs32=errors;if(typeof data15!=
"string")return validate50.errors=[{instancePath:instancePath+"/retrieval_mode",keyword:"type",params:{type:"string"}}],!1;if(!(data15==="lexical"||data15==="se\
mantic"||data15==="hybrid"||data15==="graph"||data15==="direct_lookup"))return validate50.errors=[{instancePath:instancePath+"/retrieval_mode",keyword:"enum",params:{
allowedValues:schema60.properties.retrieval_mode.enum}}],!1;var valid0=_errs32===errors}else var valid0=!0;if(valid0){if(data.return_mode!==void 0){let data16=data.
return_mode,_errs34=errors;if(typeof data16!="string")return validate50.errors=[{instancePath:instancePath+"/return_mode",keyword:"type",params:{type:"string"}}],
!1;if(!(data16==="raw"||data16==="summary"||data16==="masked"||data16==="metadata_only"))return validate50.errors=[{instancePath:instancePath+"/return_mode",keyword:"\
enum",params:{allowedValues:schema60.properties.return_mode.enum}}],!1;var valid0=_errs34===errors}else var valid0=!0;if(valid0){if(data.score!==void 0){let data17=data.
score,_errs36=errors;if(!(typeof data17=="number"&&isFinite(data17)))return validate50.errors=[{instancePath:instancePath+"/score",keyword:"type",params:{type:"\
number"}}],!1;var valid0=_errs36===errors}else var valid0=!0;if(valid0)if(data.score_kind!==void 0){let data18=data.score_kind,_errs38=errors;if(typeof data18!=
"string")return validate50.errors=[{instancePath:instancePath+"/score_kind",keyword:"type",params:{type:"string"}}],!1;if(!(data18==="backend_local"||data18==="\
normalized"||data18==="comparable"))return validate50.errors=[{instancePath:instancePath+"/score_kind",keyword:"enum",params:{allowedValues:schema60.properties.
score_kind.enum}}],!1;var valid0=_errs38===errors}else var valid0=!0}}}}}}}}}}}else return validate50.errors=[{instancePath,keyword:"type",params:{type:"object"}}],
!1;return validate50.errors=vErrors,errors===0}var validate36of=validate52,schema61={type:"object",allOf:[{required:["request_id","status","error","data"],additionalProperties:!1,
properties:{data:!0,error:!0,request_id:!0,status:!0}},{properties:{data:{type:["object","null"],required:["events"],additionalProperties:!1,properties:{events:{
type:"array",items:{$ref:"audit-event"}},next_token:{type:"string"}}},error:{type:["object","null"],required:["code","message"],additionalProperties:!1,properties:{
code:{type:"string",enum:["MGP_INVALID_OBJECT","MGP_UNSUPPORTED_VERSION","MGP_UNSUPPORTED_CAPABILITY","MGP_POLICY_DENIED","MGP_MEMORY_NOT_FOUND","MGP_TASK_NOT_F\
OUND","MGP_SCOPE_VIOLATION","MGP_CONFLICT_UNRESOLVED","MGP_BACKEND_ERROR"]},details:{type:"object"},message:{type:"string",minLength:1}}}}},{if:{properties:{status:{
const:"ok"}}},then:{properties:{error:{type:"null"}}}},{if:{properties:{status:{const:"error"}}},then:{properties:{error:{type:"object"}}}},{properties:{request_id:{
type:"string",minLength:1},status:{type:"string",enum:["ok","error"]}}}],$id:"audit-query.response"};function validate52(data,{instancePath="",parentData,parentDataProperty,
rootData=data}={}){let vErrors=null,errors=0;if(!(data&&typeof data=="object"&&!Array.isArray(data)))return validate52.errors=[{instancePath,keyword:"type",params:{
type:"object"}}],!1;let _errs1=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.request_id===void 0&&(missing0="request_id")||data.
status===void 0&&(missing0="status")||data.error===void 0&&(missing0="error")||data.data===void 0&&(missing0="data"))return validate52.errors=[{instancePath,keyword:"\
required",params:{missingProperty:missing0}}],!1;for(let key0 in data)if(!(key0==="data"||key0==="error"||key0==="request_id"||key0==="status")){return validate52.
errors=[{instancePath,keyword:"additionalProperties",params:{additionalProperty:key0}}],!1;break}}var valid0=_errs1===errors;if(valid0){let _errs3=errors;if(data&&
typeof data=="object"&&!Array.isArray(data)){if(data.data!==void 0){let data0=data.data,_errs4=errors;if(!(data0&&typeof data0=="object"&&!Array.isArray(data0))&&
data0!==null)return validate52.errors=[{instancePath:instancePath+"/data",keyword:"type",params:{type:schema61.allOf[1].properties.data.type}}],!1;if(errors===_errs4&&
data0&&typeof data0=="object"&&!Array.isArray(data0)){let missing1;if(data0.events===void 0&&(missing1="events"))return validate52.errors=[{instancePath:instancePath+
"/data",keyword:"required",params:{missingProperty:missing1}}],!1;{let _errs6=errors;for(let key1 in data0)if(!(key1==="events"||key1==="next_token")){return validate52.
errors=[{instancePath:instancePath+"/data",keyword:"additionalProperties",params:{additionalProperty:key1}}],!1;break}if(_errs6===errors){if(data0.events!==void 0){
let data1=data0.events,_errs7=errors;if(errors===_errs7)if(Array.isArray(data1)){var valid3=!0;let len0=data1.length;for(let i0=0;i0<len0;i0++){let _errs9=errors;
validate12(data1[i0],{instancePath:instancePath+"/data/events/"+i0,parentData:data1,parentDataProperty:i0,rootData})||(vErrors=vErrors===null?validate12.errors:
vErrors.concat(validate12.errors),errors=vErrors.length);var valid3=_errs9===errors;if(!valid3)break}}else return validate52.errors=[{instancePath:instancePath+
"/data/events",keyword:"type",params:{type:"array"}}],!1;var valid2=_errs7===errors}else var valid2=!0;if(valid2)if(data0.next_token!==void 0){let _errs10=errors;
if(typeof data0.next_token!="string")return validate52.errors=[{instancePath:instancePath+"/data/next_token",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs10===
errors}else var valid2=!0}}}var valid1=_errs4===errors}else var valid1=!0;if(valid1)if(data.error!==void 0){let data4=data.error,_errs12=errors;if(!(data4&&typeof data4==
"object"&&!Array.isArray(data4))&&data4!==null)return validate52.errors=[{instancePath:instancePath+"/error",keyword:"type",params:{type:schema61.allOf[1].properties.
error.type}}],!1;if(errors===_errs12&&data4&&typeof data4=="object"&&!Array.isArray(data4)){let missing2;if(data4.code===void 0&&(missing2="code")||data4.message===
void 0&&(missing2="message"))return validate52.errors=[{instancePath:instancePath+"/error",keyword:"required",params:{missingProperty:missing2}}],!1;{let _errs14=errors;
for(let key2 in data4)if(!(key2==="code"||key2==="details"||key2==="message")){return validate52.errors=[{instancePath:instancePath+"/error",keyword:"additional\
Properties",params:{additionalProperty:key2}}],!1;break}if(_errs14===errors){if(data4.code!==void 0){let data5=data4.code,_errs15=errors;if(typeof data5!="strin\
g")return validate52.errors=[{instancePath:instancePath+"/error/code",keyword:"type",params:{type:"string"}}],!1;if(!(data5==="MGP_INVALID_OBJECT"||data5==="MGP\
_UNSUPPORTED_VERSION"||data5==="MGP_UNSUPPORTED_CAPABILITY"||data5==="MGP_POLICY_DENIED"||data5==="MGP_MEMORY_NOT_FOUND"||data5==="MGP_TASK_NOT_FOUND"||data5===
"MGP_SCOPE_VIOLATION"||data5==="MGP_CONFLICT_UNRESOLVED"||data5==="MGP_BACKEND_ERROR"))return validate52.errors=[{instancePath:instancePath+"/error/code",keyword:"\
enum",params:{allowedValues:schema61.allOf[1].properties.error.properties.code.enum}}],!1;var valid4=_errs15===errors}else var valid4=!0;if(valid4){if(data4.details!==
void 0){let data6=data4.details,_errs17=errors;if(!(data6&&typeof data6=="object"&&!Array.isArray(data6)))return validate52.errors=[{instancePath:instancePath+"\
/error/details",keyword:"type",params:{type:"object"}}],!1;var valid4=_errs17===errors}else var valid4=!0;if(valid4)if(data4.message!==void 0){let data7=data4.message,
_errs19=errors;if(errors===_errs19)if(typeof data7=="string"){if(data7.length<1)return validate52.errors=[{instancePath:instancePath+"/error/message",keyword:"m\
inLength",params:{limit:1}}],!1}else return validate52.errors=[{instancePath:instancePath+"/error/message",keyword:"type",params:{type:"string"}}],!1;var valid4=_errs19===
errors}else var valid4=!0}}}}var valid1=_errs12===errors}else var valid1=!0}var valid0=_errs3===errors;if(valid0){let _errs21=errors,_errs22=errors,valid5=!0,_errs23=errors;
if(data&&typeof data=="object"&&!Array.isArray(data)&&data.status!==void 0&&data.status!=="ok"){let err0={};vErrors===null?vErrors=[err0]:vErrors.push(err0),errors++}
var _valid0=_errs23===errors;if(errors=_errs22,vErrors!==null&&(_errs22?vErrors.length=_errs22:vErrors=null),_valid0){let _errs25=errors;if(data&&typeof data=="\
object"&&!Array.isArray(data)&&data.error!==void 0&&data.error!==null)return validate52.errors=[{instancePath:instancePath+"/error",keyword:"type",params:{type:"\
null"}}],!1;var _valid0=_errs25===errors;valid5=_valid0}if(!valid5){let err1={instancePath,keyword:"if",params:{failingKeyword:"then"}};return vErrors===null?vErrors=
[err1]:vErrors.push(err1),errors++,validate52.errors=vErrors,!1}var valid0=_errs21===errors;if(valid0){let _errs28=errors,_errs29=errors,valid8=!0,_errs30=errors;
if(data&&typeof data=="object"&&!Array.isArray(data)&&data.status!==void 0&&data.status!=="error"){let err2={};vErrors===null?vErrors=[err2]:vErrors.push(err2),
errors++}var _valid1=_errs30===errors;if(errors=_errs29,vErrors!==null&&(_errs29?vErrors.length=_errs29:vErrors=null),_valid1){let _errs32=errors;if(data&&typeof data==
"object"&&!Array.isArray(data)&&data.error!==void 0){let data11=data.error;if(!(data11&&typeof data11=="object"&&!Array.isArray(data11)))return validate52.errors=
[{instancePath:instancePath+"/error",keyword:"type",params:{type:"object"}}],!1}var _valid1=_errs32===errors;valid8=_valid1}if(!valid8){let err3={instancePath,keyword:"\
if",params:{failingKeyword:"then"}};return vErrors===null?vErrors=[err3]:vErrors.push(err3),errors++,validate52.errors=vErrors,!1}var valid0=_errs28===errors;if(valid0){
let _errs35=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){if(data.request_id!==void 0){let data12=data.request_id,_errs36=errors;if(errors===_errs36)
if(typeof data12=="string"){if(data12.length<1)return validate52.errors=[{instancePath:instancePath+"/request_id",keyword:"minLength",params:{limit:1}}],!1}else
return validate52.errors=[{instancePath:instancePath+"/request_id",keyword:"type",params:{type:"string"}}],!1;var valid11=_errs36===errors}else var valid11=!0;if(valid11)
if(data.status!==void 0){let data13=data.status,_errs38=errors;if(typeof data13!="string")return validate52.errors=[{instancePath:instancePath+"/status",keyword:"\
type",params:{type:"string"}}],!1;if(!(data13==="ok"||data13==="error"))return validate52.errors=[{instancePath:instancePath+"/status",keyword:"enum",params:{allowedValues:schema61.
allOf[4].properties.status.enum}}],!1;var valid11=_errs38===errors}else var valid11=!0}var valid0=_errs35===errors}}}}return validate52.errors=vErrors,errors===
0}var validate37of=validate54,schema62={type:"object",allOf:[{required:["request_id","status","error","data"],additionalProperties:!1,properties:{data:!0,error:!0,
request_id:!0,status:!0}},{properties:{data:{type:["object","null"],required:["task"],additionalProperties:!1,properties:{task:{$ref:"async-task"}}},error:{type:[
"object","null"],required:["code","message"],additionalProperties:!1,properties:{code:{type:"string",enum:["MGP_INVALID_OBJECT","MGP_UNSUPPORTED_VERSION","MGP_U\
NSUPPORTED_CAPABILITY","MGP_POLICY_DENIED","MGP_MEMORY_NOT_FOUND","MGP_TASK_NOT_FOUND","MGP_SCOPE_VIOLATION","MGP_CONFLICT_UNRESOLVED","MGP_BACKEND_ERROR"]},details:{
type:"object"},message:{type:"string",minLength:1}}}}},{if:{properties:{status:{const:"ok"}}},then:{properties:{error:{type:"null"}}}},{if:{properties:{status:{
const:"error"}}},then:{properties:{error:{type:"object"}}}},{properties:{request_id:{type:"string",minLength:1},status:{type:"string",enum:["ok","error"]}}}],$id:"\
cancel-task.response"};function validate54(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;if(!(data&&typeof data==
"object"&&!Array.isArray(data)))return validate54.errors=[{instancePath,keyword:"type",params:{type:"object"}}],!1;let _errs1=errors;if(data&&typeof data=="obje\
ct"&&!Array.isArray(data)){let missing0;if(data.request_id===void 0&&(missing0="request_id")||data.status===void 0&&(missing0="status")||data.error===void 0&&(missing0=
"error")||data.data===void 0&&(missing0="data"))return validate54.errors=[{instancePath,keyword:"required",params:{missingProperty:missing0}}],!1;for(let key0 in data)
if(!(key0==="data"||key0==="error"||key0==="request_id"||key0==="status")){return validate54.errors=[{instancePath,keyword:"additionalProperties",params:{additionalProperty:key0}}],
!1;break}}var valid0=_errs1===errors;if(valid0){let _errs3=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){if(data.data!==void 0){let data0=data.data,
_errs4=errors;if(!(data0&&typeof data0=="object"&&!Array.isArray(data0))&&data0!==null)return validate54.errors=[{instancePath:instancePath+"/data",keyword:"typ\
e",params:{type:schema62.allOf[1].properties.data.type}}],!1;if(errors===_errs4&&data0&&typeof data0=="object"&&!Array.isArray(data0)){let missing1;if(data0.task===
void 0&&(missing1="task"))return validate54.errors=[{instancePath:instancePath+"/data",keyword:"required",params:{missingProperty:missing1}}],!1;{let _errs6=errors;
for(let key1 in data0)if(key1!=="task"){return validate54.errors=[{instancePath:instancePath+"/data",keyword:"additionalProperties",params:{additionalProperty:key1}}],
!1;break}if(_errs6===errors&&data0.task!==void 0){let data1=data0.task;if(errors===errors)if(data1&&typeof data1=="object"&&!Array.isArray(data1)){let missing2;
if(data1.task_id===void 0&&(missing2="task_id")||data1.operation===void 0&&(missing2="operation")||data1.status===void 0&&(missing2="status")||data1.request_id===
void 0&&(missing2="request_id")||data1.created_at===void 0&&(missing2="created_at")||data1.updated_at===void 0&&(missing2="updated_at")||data1.progress===void 0&&
(missing2="progress")||data1.total===void 0&&(missing2="total")||data1.result===void 0&&(missing2="result")||data1.error===void 0&&(missing2="error"))return validate54.
errors=[{instancePath:instancePath+"/data/task",keyword:"required",params:{missingProperty:missing2}}],!1;{let _errs10=errors;for(let key2 in data1)if(!func2.call(
schema12.properties,key2)){return validate54.errors=[{instancePath:instancePath+"/data/task",keyword:"additionalProperties",params:{additionalProperty:key2}}],!1;
break}if(_errs10===errors){if(data1.created_at!==void 0){let _errs11=errors;if(typeof data1.created_at!="string")return validate54.errors=[{instancePath:instancePath+
"/data/task/created_at",keyword:"type",params:{type:"string"}}],!1;var valid4=_errs11===errors}else var valid4=!0;if(valid4){if(data1.error!==void 0){let data3=data1.
error,_errs13=errors;if(!(data3&&typeof data3=="object"&&!Array.isArray(data3))&&data3!==null)return validate54.errors=[{instancePath:instancePath+"/data/task/e\
rror",keyword:"type",params:{type:schema12.properties.error.type}}],!1;if(errors===_errs13&&data3&&typeof data3=="object"&&!Array.isArray(data3)){let missing3;if(data3.
code===void 0&&(missing3="code")||data3.message===void 0&&(missing3="message"))return validate54.errors=[{instancePath:instancePath+"/data/task/error",keyword:"\
required",params:{missingProperty:missing3}}],!1;{let _errs15=errors;for(let key3 in data3)if(!(key3==="code"||key3==="details"||key3==="message")){return validate54.
errors=[{instancePath:instancePath+"/data/task/error",keyword:"additionalProperties",params:{additionalProperty:key3}}],!1;break}if(_errs15===errors){if(data3.code!==
void 0){let data4=data3.code,_errs16=errors;if(typeof data4!="string")return validate54.errors=[{instancePath:instancePath+"/data/task/error/code",keyword:"type",
params:{type:"string"}}],!1;if(!(data4==="MGP_INVALID_OBJECT"||data4==="MGP_UNSUPPORTED_VERSION"||data4==="MGP_UNSUPPORTED_CAPABILITY"||data4==="MGP_POLICY_DENI\
ED"||data4==="MGP_MEMORY_NOT_FOUND"||data4==="MGP_TASK_NOT_FOUND"||data4==="MGP_SCOPE_VIOLATION"||data4==="MGP_CONFLICT_UNRESOLVED"||data4==="MGP_BACKEND_ERROR"))
return validate54.errors=[{instancePath:instancePath+"/data/task/error/code",keyword:"enum",params:{allowedValues:schema12.properties.error.properties.code.enum}}],
!1;var valid5=_errs16===errors}else var valid5=!0;if(valid5){if(data3.details!==void 0){let data5=data3.details,_errs18=errors;if(!(data5&&typeof data5=="object"&&
!Array.isArray(data5)))return validate54.errors=[{instancePath:instancePath+"/data/task/error/details",keyword:"type",params:{type:"object"}}],!1;var valid5=_errs18===
errors}else var valid5=!0;if(valid5)if(data3.message!==void 0){let data6=data3.message,_errs20=errors;if(errors===_errs20)if(typeof data6=="string"){if(data6.length<
1)return validate54.errors=[{instancePath:instancePath+"/data/task/error/message",keyword:"minLength",params:{limit:1}}],!1}else return validate54.errors=[{instancePath:instancePath+
"/data/task/error/message",keyword:"type",params:{type:"string"}}],!1;var valid5=_errs20===errors}else var valid5=!0}}}}var valid4=_errs13===errors}else var valid4=!0;
if(valid4){if(data1.message!==void 0){let data7=data1.message,_errs22=errors;if(errors===_errs22)if(typeof data7=="string"){if(data7.length<1)return validate54.
errors=[{instancePath:instancePath+"/data/task/message",keyword:"minLength",params:{limit:1}}],!1}else return validate54.errors=[{instancePath:instancePath+"/da\
ta/task/message",keyword:"type",params:{type:"string"}}],!1;var valid4=_errs22===errors}else var valid4=!0;if(valid4){if(data1.operation!==void 0){let data8=data1.
operation,_errs24=errors;if(typeof data8!="string")return validate54.errors=[{instancePath:instancePath+"/data/task/operation",keyword:"type",params:{type:"stri\
ng"}}],!1;if(!(data8==="export"||data8==="import"||data8==="sync"))return validate54.errors=[{instancePath:instancePath+"/data/task/operation",keyword:"enum",params:{
allowedValues:schema12.properties.operation.enum}}],!1;var valid4=_errs24===errors}else var valid4=!0;if(valid4){if(data1.progress!==void 0){let data9=data1.progress,
_errs26=errors;if(errors===_errs26)if(typeof data9=="number"&&isFinite(data9)){if(data9<0||isNaN(data9))return validate54.errors=[{instancePath:instancePath+"/d\
ata/task/progress",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}else return validate54.errors=[{instancePath:instancePath+"/data/task/progress",keyword:"\
type",params:{type:"number"}}],!1;var valid4=_errs26===errors}else var valid4=!0;if(valid4){if(data1.request_id!==void 0){let data10=data1.request_id,_errs28=errors;
if(errors===_errs28)if(typeof data10=="string"){if(data10.length<1)return validate54.errors=[{instancePath:instancePath+"/data/task/request_id",keyword:"minLeng\
th",params:{limit:1}}],!1}else return validate54.errors=[{instancePath:instancePath+"/data/task/request_id",keyword:"type",params:{type:"string"}}],!1;var valid4=_errs28===
errors}else var valid4=!0;if(valid4){if(data1.result!==void 0){let data11=data1.result,_errs30=errors;if(!(data11&&typeof data11=="object"&&!Array.isArray(data11))&&
data11!==null)return validate54.errors=[{instancePath:instancePath+"/data/task/result",keyword:"type",params:{type:schema12.properties.result.type}}],!1;var valid4=_errs30===
errors}else var valid4=!0;if(valid4){if(data1.status!==void 0){let data12=data1.status,_errs32=errors;if(typeof data12!="string")return validate54.errors=[{instancePath:instancePath+
"/data/task/status",keyword:"type",params:{type:"string"}}],!1;if(!(data12==="pending"||data12==="running"||data12==="completed"||data12==="failed"||data12==="c\
ancelled"))return validate54.errors=[{instancePath:instancePath+"/data/task/status",keyword:"enum",params:{allowedValues:schema12.properties.status.enum}}],!1;var valid4=_errs32===
errors}else var valid4=!0;if(valid4){if(data1.task_id!==void 0){let data13=data1.task_id,_errs34=errors;if(errors===_errs34)if(typeof data13=="string"){if(data13.
length<1)return validate54.errors=[{instancePath:instancePath+"/data/task/task_id",keyword:"minLength",params:{limit:1}}],!1}else return validate54.errors=[{instancePath:instancePath+
"/data/task/task_id",keyword:"type",params:{type:"string"}}],!1;var valid4=_errs34===errors}else var valid4=!0;if(valid4){if(data1.total!==void 0){let data14=data1.
total,_errs36=errors;if(errors===_errs36)if(typeof data14=="number"&&isFinite(data14)){if(data14<0||isNaN(data14))return validate54.errors=[{instancePath:instancePath+
"/data/task/total",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}else return validate54.errors=[{instancePath:instancePath+"/data/task/total",keyword:"\
type",params:{type:"number"}}],!1;var valid4=_errs36===errors}else var valid4=!0;if(valid4)if(data1.updated_at!==void 0){let _errs38=errors;if(typeof data1.updated_at!=
"string")return validate54.errors=[{instancePath:instancePath+"/data/task/updated_at",keyword:"type",params:{type:"string"}}],!1;var valid4=_errs38===errors}else
var valid4=!0}}}}}}}}}}}}else return validate54.errors=[{instancePath:instancePath+"/data/task",keyword:"type",params:{type:"object"}}],!1}}}var valid1=_errs4===
errors}else var valid1=!0;if(valid1)if(data.error!==void 0){let data16=data.error,_errs40=errors;if(!(data16&&typeof data16=="object"&&!Array.isArray(data16))&&
data16!==null)return validate54.errors=[{instancePath:instancePath+"/error",keyword:"type",params:{type:schema62.allOf[1].properties.error.type}}],!1;if(errors===
_errs40&&data16&&typeof data16=="object"&&!Array.isArray(data16)){let missing4;if(data16.code===void 0&&(missing4="code")||data16.message===void 0&&(missing4="m\
essage"))return validate54.errors=[{instancePath:instancePath+"/error",keyword:"required",params:{missingProperty:missing4}}],!1;{let _errs42=errors;for(let key4 in data16)
if(!(key4==="code"||key4==="details"||key4==="message")){return validate54.errors=[{instancePath:instancePath+"/error",keyword:"additionalProperties",params:{additionalProperty:key4}}],
!1;break}if(_errs42===errors){if(data16.code!==void 0){let data17=data16.code,_errs43=errors;if(typeof data17!="string")return validate54.errors=[{instancePath:instancePath+
"/error/code",keyword:"type",params:{type:"string"}}],!1;if(!(data17==="MGP_INVALID_OBJECT"||data17==="MGP_UNSUPPORTED_VERSION"||data17==="MGP_UNSUPPORTED_CAPAB\
ILITY"||data17==="MGP_POLICY_DENIED"||data17==="MGP_MEMORY_NOT_FOUND"||data17==="MGP_TASK_NOT_FOUND"||data17==="MGP_SCOPE_VIOLATION"||data17==="MGP_CONFLICT_UNR\
ESOLVED"||data17==="MGP_BACKEND_ERROR"))return validate54.errors=[{instancePath:instancePath+"/error/code",keyword:"enum",params:{allowedValues:schema62.allOf[1].
properties.error.properties.code.enum}}],!1;var valid6=_errs43===errors}else var valid6=!0;if(valid6){if(data16.details!==void 0){let data18=data16.details,_errs45=errors;
if(!(data18&&typeof data18=="object"&&!Array.isArray(data18)))return validate54.errors=[{instancePath:instancePath+"/error/details",keyword:"type",params:{type:"\
object"}}],!1;var valid6=_errs45===errors}else var valid6=!0;if(valid6)if(data16.message!==void 0){let data19=data16.message,_errs47=errors;if(errors===_errs47)
if(typeof data19=="string"){if(data19.length<1)return validate54.errors=[{instancePath:instancePath+"/error/message",keyword:"minLength",params:{limit:1}}],!1}else
return validate54.errors=[{instancePath:instancePath+"/error/message",keyword:"type",params:{type:"string"}}],!1;var valid6=_errs47===errors}else var valid6=!0}}}}
var valid1=_errs40===errors}else var valid1=!0}var valid0=_errs3===errors;if(valid0){let _errs49=errors,_errs50=errors,valid7=!0,_errs51=errors;if(data&&typeof data==
"object"&&!Array.isArray(data)&&data.status!==void 0&&data.status!=="ok"){let err0={};vErrors===null?vErrors=[err0]:vErrors.push(err0),errors++}var _valid0=_errs51===
errors;if(errors=_errs50,vErrors!==null&&(_errs50?vErrors.length=_errs50:vErrors=null),_valid0){let _errs53=errors;if(data&&typeof data=="object"&&!Array.isArray(
data)&&data.error!==void 0&&data.error!==null)return validate54.errors=[{instancePath:instancePath+"/error",keyword:"type",params:{type:"null"}}],!1;var _valid0=_errs53===
errors;valid7=_valid0}if(!valid7){let err1={instancePath,keyword:"if",params:{failingKeyword:"then"}};return vErrors===null?vErrors=[err1]:vErrors.push(err1),errors++,
validate54.errors=vErrors,!1}var valid0=_errs49===errors;if(valid0){let _errs56=errors,_errs57=errors,valid10=!0,_errs58=errors;if(data&&typeof data=="object"&&
!Array.isArray(data)&&data.status!==void 0&&data.status!=="error"){let err2={};vErrors===null?vErrors=[err2]:vErrors.push(err2),errors++}var _valid1=_errs58===errors;
if(errors=_errs57,vErrors!==null&&(_errs57?vErrors.length=_errs57:vErrors=null),_valid1){let _errs60=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&
data.error!==void 0){let data23=data.error;if(!(data23&&typeof data23=="object"&&!Array.isArray(data23)))return validate54.errors=[{instancePath:instancePath+"/\
error",keyword:"type",params:{type:"object"}}],!1}var _valid1=_errs60===errors;valid10=_valid1}if(!valid10){let err3={instancePath,keyword:"if",params:{failingKeyword:"\
then"}};return vErrors===null?vErrors=[err3]:vErrors.push(err3),errors++,validate54.errors=vErrors,!1}var valid0=_errs56===errors;if(valid0){let _errs63=errors;
if(data&&typeof data=="object"&&!Array.isArray(data)){if(data.request_id!==void 0){let data24=data.request_id,_errs64=errors;if(errors===_errs64)if(typeof data24==
"string"){if(data24.length<1)return validate54.errors=[{instancePath:instancePath+"/request_id",keyword:"minLength",params:{limit:1}}],!1}else return validate54.
errors=[{instancePath:instancePath+"/request_id",keyword:"type",params:{type:"string"}}],!1;var valid13=_errs64===errors}else var valid13=!0;if(valid13)if(data.
status!==void 0){let data25=data.status,_errs66=errors;if(typeof data25!="string")return validate54.errors=[{instancePath:instancePath+"/status",keyword:"type",
params:{type:"string"}}],!1;if(!(data25==="ok"||data25==="error"))return validate54.errors=[{instancePath:instancePath+"/status",keyword:"enum",params:{allowedValues:schema62.
allOf[4].properties.status.enum}}],!1;var valid13=_errs66===errors}else var valid13=!0}var valid0=_errs63===errors}}}}return validate54.errors=vErrors,errors===
0}var validate38of=validate55;function validate55(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;if(errors===0)if(data&&typeof data=="object"&&
!Array.isArray(data)){let missing0;if(data.manifest===void 0&&(missing0="manifest")||data.protocol_capabilities===void 0&&(missing0="protocol_capabilities"))return validate55.
errors=[{instancePath,keyword:"required",params:{missingProperty:missing0}}],!1;{let _errs1=errors;for(let key0 in data)if(!(key0==="manifest"||key0==="protocol\
_capabilities")){return validate55.errors=[{instancePath,keyword:"additionalProperties",params:{additionalProperty:key0}}],!1;break}if(_errs1===errors){if(data.
manifest!==void 0){let data0=data.manifest,_errs2=errors;if(errors===errors)if(data0&&typeof data0=="object"&&!Array.isArray(data0)){let missing1;if(data0.adapter_name===
void 0&&(missing1="adapter_name")||data0.backend_kind===void 0&&(missing1="backend_kind")||data0.mgp_version===void 0&&(missing1="mgp_version")||data0.supported_memory_types===
void 0&&(missing1="supported_memory_types")||data0.supported_scopes===void 0&&(missing1="supported_scopes")||data0.supported_candidate_kinds===void 0&&(missing1=
"supported_candidate_kinds")||data0.capabilities===void 0&&(missing1="capabilities"))return validate55.errors=[{instancePath:instancePath+"/manifest",keyword:"r\
equired",params:{missingProperty:missing1}}],!1;{let _errs5=errors;for(let key1 in data0)if(!func2.call(schema11.properties,key1)){return validate55.errors=[{instancePath:instancePath+
"/manifest",keyword:"additionalProperties",params:{additionalProperty:key1}}],!1;break}if(_errs5===errors){if(data0.adapter_name!==void 0){let data1=data0.adapter_name,
_errs6=errors;if(errors===_errs6)if(typeof data1=="string"){if(data1.length<1)return validate55.errors=[{instancePath:instancePath+"/manifest/adapter_name",keyword:"\
minLength",params:{limit:1}}],!1}else return validate55.errors=[{instancePath:instancePath+"/manifest/adapter_name",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs6===
errors}else var valid2=!0;if(valid2){if(data0.backend_kind!==void 0){let data2=data0.backend_kind,_errs8=errors;if(errors===_errs8)if(typeof data2=="string"){if(data2.
length<1)return validate55.errors=[{instancePath:instancePath+"/manifest/backend_kind",keyword:"minLength",params:{limit:1}}],!1}else return validate55.errors=[
{instancePath:instancePath+"/manifest/backend_kind",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs8===errors}else var valid2=!0;if(valid2){if(data0.
capabilities!==void 0){let data3=data0.capabilities,_errs10=errors;if(errors===_errs10)if(data3&&typeof data3=="object"&&!Array.isArray(data3)){let missing2;if(data3.
supports_write===void 0&&(missing2="supports_write")||data3.supports_update===void 0&&(missing2="supports_update")||data3.supports_delete===void 0&&(missing2="s\
upports_delete")||data3.supports_purge===void 0&&(missing2="supports_purge")||data3.supports_search===void 0&&(missing2="supports_search")||data3.supports_native_ttl===
void 0&&(missing2="supports_native_ttl")||data3.supports_graph_relations===void 0&&(missing2="supports_graph_relations")||data3.supports_checkpoint_pointer===void 0&&
(missing2="supports_checkpoint_pointer")||data3.supports_lineage_native===void 0&&(missing2="supports_lineage_native")||data3.supports_partial_redaction===void 0&&
(missing2="supports_partial_redaction")||data3.supports_conflict_detection_native===void 0&&(missing2="supports_conflict_detection_native")||data3.supports_dedupe_native===
void 0&&(missing2="supports_dedupe_native")||data3.supports_merge_native===void 0&&(missing2="supports_merge_native")||data3.supports_retrieval_explanations===void 0&&
(missing2="supports_retrieval_explanations")||data3.supports_prompt_view===void 0&&(missing2="supports_prompt_view")||data3.search_modes===void 0&&(missing2="se\
arch_modes")||data3.score_kind===void 0&&(missing2="score_kind"))return validate55.errors=[{instancePath:instancePath+"/manifest/capabilities",keyword:"required",
params:{missingProperty:missing2}}],!1;{let _errs12=errors;for(let key2 in data3)if(!func2.call(schema11.properties.capabilities.properties,key2)){return validate55.
errors=[{instancePath:instancePath+"/manifest/capabilities",keyword:"additionalProperties",params:{additionalProperty:key2}}],!1;break}if(_errs12===errors){if(data3.
score_kind!==void 0){let data4=data3.score_kind,_errs13=errors;if(typeof data4!="string")return validate55.errors=[{instancePath:instancePath+"/manifest/capabil\
ities/score_kind",keyword:"type",params:{type:"string"}}],!1;if(!(data4==="backend_local"||data4==="normalized"||data4==="comparable"))return validate55.errors=
[{instancePath:instancePath+"/manifest/capabilities/score_kind",keyword:"enum",params:{allowedValues:schema11.properties.capabilities.properties.score_kind.enum}}],
!1;var valid3=_errs13===errors}else var valid3=!0;if(valid3){if(data3.search_modes!==void 0){let data5=data3.search_modes,_errs15=errors;if(errors===_errs15)if(Array.
isArray(data5)){if(data5.length<1)return validate55.errors=[{instancePath:instancePath+"/manifest/capabilities/search_modes",keyword:"minItems",params:{limit:1}}],
!1;if(new Set(data5).size!==data5.length)return validate55.errors=[{instancePath:instancePath+"/manifest/capabilities/search_modes",keyword:"distinct",params:{}}],
!1;{var valid4=!0;let len0=data5.length;for(let i0=0;i0<len0;i0++){let data6=data5[i0],_errs17=errors;if(typeof data6!="string")return validate55.errors=[{instancePath:instancePath+
"/manifest/capabilities/search_modes/"+i0,keyword:"type",params:{type:"string"}}],!1;if(!(data6==="lexical"||data6==="semantic"||data6==="hybrid"||data6==="grap\
h"||data6==="direct_lookup"))return validate55.errors=[{instancePath:instancePath+"/manifest/capabilities/search_modes/"+i0,keyword:"enum",params:{allowedValues:schema11.
properties.capabilities.properties.search_modes.items.enum}}],!1;var valid4=_errs17===errors;if(!valid4)break}}}else return validate55.errors=[{instancePath:instancePath+
"/manifest/capabilities/search_modes",keyword:"type",params:{type:"array"}}],!1;var valid3=_errs15===errors}else var valid3=!0;if(valid3){if(data3.supports_checkpoint_pointer!==
void 0){let _errs19=errors;if(typeof data3.supports_checkpoint_pointer!="boolean")return validate55.errors=[{instancePath:instancePath+"/manifest/capabilities/s\
upports_checkpoint_pointer",keyword:"type",params:{type:"boolean"}}],!1;var valid3=_errs19===errors}else var valid3=!0;if(valid3){if(data3.supports_conflict_detection_native!==
void 0){let _errs21=errors;if(typeof data3.supports_conflict_detection_native!="boolean")return validate55.errors=[{instancePath:instancePath+"/manifest/capabil\
ities/supports_conflict_detection_native",keyword:"type",params:{type:"boolean"}}],!1;var valid3=_errs21===errors}else var valid3=!0;if(valid3){if(data3.supports_dedupe_native!==
void 0){let _errs23=errors;if(typeof data3.supports_dedupe_native!="boolean")return validate55.errors=[{instancePath:instancePath+"/manifest/capabilities/suppor\
ts_dedupe_native",keyword:"type",params:{type:"boolean"}}],!1;var valid3=_errs23===errors}else var valid3=!0;if(valid3){if(data3.supports_delete!==void 0){let _errs25=errors;
if(typeof data3.supports_delete!="boolean")return validate55.errors=[{instancePath:instancePath+"/manifest/capabilities/supports_delete",keyword:"type",params:{
type:"boolean"}}],!1;var valid3=_errs25===errors}else var valid3=!0;if(valid3){if(data3.supports_graph_relations!==void 0){let _errs27=errors;if(typeof data3.supports_graph_relations!=
"boolean")return validate55.errors=[{instancePath:instancePath+"/manifest/capabilities/supports_graph_relations",keyword:"type",params:{type:"boolean"}}],!1;var valid3=_errs27===
errors}else var valid3=!0;if(valid3){if(data3.supports_lineage_native!==void 0){let _errs29=errors;if(typeof data3.supports_lineage_native!="boolean")return validate55.
errors=[{instancePath:instancePath+"/manifest/capabilities/supports_lineage_native",keyword:"type",params:{type:"boolean"}}],!1;var valid3=_errs29===errors}else
var valid3=!0;if(valid3){if(data3.supports_merge_native!==void 0){let _errs31=errors;if(typeof data3.supports_merge_native!="boolean")return validate55.errors=[
{instancePath:instancePath+"/manifest/capabilities/supports_merge_native",keyword:"type",params:{type:"boolean"}}],!1;var valid3=_errs31===errors}else var valid3=!0;
if(valid3){if(data3.supports_native_ttl!==void 0){let _errs33=errors;if(typeof data3.supports_native_ttl!="boolean")return validate55.errors=[{instancePath:instancePath+
"/manifest/capabilities/supports_native_ttl",keyword:"type",params:{type:"boolean"}}],!1;var valid3=_errs33===errors}else var valid3=!0;if(valid3){if(data3.supports_partial_redaction!==
void 0){let _errs35=errors;if(typeof data3.supports_partial_redaction!="boolean")return validate55.errors=[{instancePath:instancePath+"/manifest/capabilities/su\
pports_partial_redaction",keyword:"type",params:{type:"boolean"}}],!1;var valid3=_errs35===errors}else var valid3=!0;if(valid3){if(data3.supports_prompt_view!==
void 0){let _errs37=errors;if(typeof data3.supports_prompt_view!="boolean")return validate55.errors=[{instancePath:instancePath+"/manifest/capabilities/supports\
_prompt_view",keyword:"type",params:{type:"boolean"}}],!1;var valid3=_errs37===errors}else var valid3=!0;if(valid3){if(data3.supports_purge!==void 0){let _errs39=errors;
if(typeof data3.supports_purge!="boolean")return validate55.errors=[{instancePath:instancePath+"/manifest/capabilities/supports_purge",keyword:"type",params:{type:"\
boolean"}}],!1;var valid3=_errs39===errors}else var valid3=!0;if(valid3){if(data3.supports_retrieval_explanations!==void 0){let _errs41=errors;if(typeof data3.supports_retrieval_explanations!=
"boolean")return validate55.errors=[{instancePath:instancePath+"/manifest/capabilities/supports_retrieval_explanations",keyword:"type",params:{type:"boolean"}}],
!1;var valid3=_errs41===errors}else var valid3=!0;if(valid3){if(data3.supports_search!==void 0){let _errs43=errors;if(typeof data3.supports_search!="boolean")return validate55.
errors=[{instancePath:instancePath+"/manifest/capabilities/supports_search",keyword:"type",params:{type:"boolean"}}],!1;var valid3=_errs43===errors}else var valid3=!0;
if(valid3){if(data3.supports_update!==void 0){let _errs45=errors;if(typeof data3.supports_update!="boolean")return validate55.errors=[{instancePath:instancePath+
"/manifest/capabilities/supports_update",keyword:"type",params:{type:"boolean"}}],!1;var valid3=_errs45===errors}else var valid3=!0;if(valid3)if(data3.supports_write!==
void 0){let _errs47=errors;if(typeof data3.supports_write!="boolean")return validate55.errors=[{instancePath:instancePath+"/manifest/capabilities/supports_write",
keyword:"type",params:{type:"boolean"}}],!1;var valid3=_errs47===errors}else var valid3=!0}}}}}}}}}}}}}}}}}}else return validate55.errors=[{instancePath:instancePath+
"/manifest/capabilities",keyword:"type",params:{type:"object"}}],!1;var valid2=_errs10===errors}else var valid2=!0;if(valid2){if(data0.default_prompt_view!==void 0){
let data22=data0.default_prompt_view,_errs49=errors;if(typeof data22!="string")return validate55.errors=[{instancePath:instancePath+"/manifest/default_prompt_vi\
ew",keyword:"type",params:{type:"string"}}],!1;if(!(data22==="raw"||data22==="summary"||data22==="masked"||data22==="metadata_only"))return validate55.errors=[{
instancePath:instancePath+"/manifest/default_prompt_view",keyword:"enum",params:{allowedValues:schema11.properties.default_prompt_view.enum}}],!1;var valid2=_errs49===
errors}else var valid2=!0;if(valid2){if(data0.extension_namespaces!==void 0){let data23=data0.extension_namespaces,_errs51=errors;if(errors===_errs51)if(Array.isArray(
data23)){if(new Set(data23).size!==data23.length)return validate55.errors=[{instancePath:instancePath+"/manifest/extension_namespaces",keyword:"distinct",params:{}}],
!1;{var valid5=!0;let len1=data23.length;for(let i1=0;i1<len1;i1++){let data24=data23[i1],_errs53=errors;if(errors===_errs53)if(typeof data24=="string"){if(!pattern0.
test(data24))return validate55.errors=[{instancePath:instancePath+"/manifest/extension_namespaces/"+i1,keyword:"pattern",params:{pattern:"^[a-z0-9][a-z0-9_-]*$"}}],
!1}else return validate55.errors=[{instancePath:instancePath+"/manifest/extension_namespaces/"+i1,keyword:"type",params:{type:"string"}}],!1;var valid5=_errs53===
errors;if(!valid5)break}}}else return validate55.errors=[{instancePath:instancePath+"/manifest/extension_namespaces",keyword:"type",params:{type:"array"}}],!1;var valid2=_errs51===
errors}else var valid2=!0;if(valid2){if(data0.mgp_version!==void 0){let data25=data0.mgp_version,_errs55=errors;if(errors===_errs55)if(typeof data25=="string"){
if(!pattern1.test(data25))return validate55.errors=[{instancePath:instancePath+"/manifest/mgp_version",keyword:"pattern",params:{pattern:"^v?[0-9]+\\.[0-9]+(?:\\.\
[0-9]+)?$"}}],!1}else return validate55.errors=[{instancePath:instancePath+"/manifest/mgp_version",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs55===
errors}else var valid2=!0;if(valid2){if(data0.supported_candidate_kinds!==void 0){let data26=data0.supported_candidate_kinds,_errs57=errors;if(errors===_errs57)
if(Array.isArray(data26)){if(data26.length<1)return validate55.errors=[{instancePath:instancePath+"/manifest/supported_candidate_kinds",keyword:"minItems",params:{
limit:1}}],!1;if(new Set(data26).size!==data26.length)return validate55.errors=[{instancePath:instancePath+"/manifest/supported_candidate_kinds",keyword:"distin\
ct",params:{}}],!1;{var valid6=!0;let len2=data26.length;for(let i2=0;i2<len2;i2++){let data27=data26[i2],_errs59=errors;if(typeof data27!="string")return validate55.
errors=[{instancePath:instancePath+"/manifest/supported_candidate_kinds/"+i2,keyword:"type",params:{type:"string"}}],!1;if(!(data27==="assertion"||data27==="con\
firmation"||data27==="correction"||data27==="derived"))return validate55.errors=[{instancePath:instancePath+"/manifest/supported_candidate_kinds/"+i2,keyword:"e\
num",params:{allowedValues:schema11.properties.supported_candidate_kinds.items.enum}}],!1;var valid6=_errs59===errors;if(!valid6)break}}}else return validate55.
errors=[{instancePath:instancePath+"/manifest/supported_candidate_kinds",keyword:"type",params:{type:"array"}}],!1;var valid2=_errs57===errors}else var valid2=!0;
if(valid2){if(data0.supported_memory_types!==void 0){let data28=data0.supported_memory_types,_errs61=errors;if(errors===_errs61)if(Array.isArray(data28)){if(data28.
length<1)return validate55.errors=[{instancePath:instancePath+"/manifest/supported_memory_types",keyword:"minItems",params:{limit:1}}],!1;if(new Set(data28).size!==
data28.length)return validate55.errors=[{instancePath:instancePath+"/manifest/supported_memory_types",keyword:"distinct",params:{}}],!1;{var valid7=!0;let len3=data28.
length;for(let i3=0;i3<len3;i3++){let data29=data28[i3],_errs63=errors;if(typeof data29!="string")return validate55.errors=[{instancePath:instancePath+"/manifes\
t/supported_memory_types/"+i3,keyword:"type",params:{type:"string"}}],!1;if(!(data29==="profile"||data29==="preference"||data29==="episodic_event"||data29==="se\
mantic_fact"||data29==="procedural_rule"||data29==="relationship"||data29==="checkpoint_pointer"||data29==="artifact_summary"))return validate55.errors=[{instancePath:instancePath+
"/manifest/supported_memory_types/"+i3,keyword:"enum",params:{allowedValues:schema11.properties.supported_memory_types.items.enum}}],!1;var valid7=_errs63===errors;
if(!valid7)break}}}else return validate55.errors=[{instancePath:instancePath+"/manifest/supported_memory_types",keyword:"type",params:{type:"array"}}],!1;var valid2=_errs61===
errors}else var valid2=!0;if(valid2)if(data0.supported_scopes!==void 0){let data30=data0.supported_scopes,_errs65=errors;if(errors===_errs65)if(Array.isArray(data30)){
if(data30.length<1)return validate55.errors=[{instancePath:instancePath+"/manifest/supported_scopes",keyword:"minItems",params:{limit:1}}],!1;if(new Set(data30).
size!==data30.length)return validate55.errors=[{instancePath:instancePath+"/manifest/supported_scopes",keyword:"distinct",params:{}}],!1;{var valid8=!0;let len4=data30.
length;for(let i4=0;i4<len4;i4++){let data31=data30[i4],_errs67=errors;if(typeof data31!="string")return validate55.errors=[{instancePath:instancePath+"/manifes\
t/supported_scopes/"+i4,keyword:"type",params:{type:"string"}}],!1;if(!(data31==="user"||data31==="session"||data31==="task"||data31==="agent"||data31==="org"||
data31==="shared_team"))return validate55.errors=[{instancePath:instancePath+"/manifest/supported_scopes/"+i4,keyword:"enum",params:{allowedValues:schema11.properties.
supported_scopes.items.enum}}],!1;var valid8=_errs67===errors;if(!valid8)break}}}else return validate55.errors=[{instancePath:instancePath+"/manifest/supported_\
scopes",keyword:"type",params:{type:"array"}}],!1;var valid2=_errs65===errors}else var valid2=!0}}}}}}}}}}else return validate55.errors=[{instancePath:instancePath+
"/manifest",keyword:"type",params:{type:"object"}}],!1;var valid0=_errs2===errors}else var valid0=!0;if(valid0)if(data.protocol_capabilities!==void 0){let data32=data.
protocol_capabilities,_errs69=errors;if(errors===errors)if(data32&&typeof data32=="object"&&!Array.isArray(data32)){let missing3;if(data32.supports_discovery===
void 0&&(missing3="supports_discovery")||data32.supports_initialize===void 0&&(missing3="supports_initialize")||data32.supports_runtime_capability_negotiation===
void 0&&(missing3="supports_runtime_capability_negotiation")||data32.supports_negotiated_capabilities===void 0&&(missing3="supports_negotiated_capabilities")||data32.
requires_initialize===void 0&&(missing3="requires_initialize")||data32.supports_stateless_http===void 0&&(missing3="supports_stateless_http")||data32.supports_streamable_http===
void 0&&(missing3="supports_streamable_http")||data32.supports_sessions===void 0&&(missing3="supports_sessions")||data32.supports_async_operations===void 0&&(missing3=
"supports_async_operations")||data32.supports_notifications===void 0&&(missing3="supports_notifications")||data32.supports_subscriptions===void 0&&(missing3="su\
pports_subscriptions")||data32.supports_ping===void 0&&(missing3="supports_ping")||data32.transport_profiles===void 0&&(missing3="transport_profiles")||data32.supported_profiles===
void 0&&(missing3="supported_profiles")||data32.session_mode===void 0&&(missing3="session_mode"))return validate55.errors=[{instancePath:instancePath+"/protocol\
_capabilities",keyword:"required",params:{missingProperty:missing3}}],!1;{let _errs72=errors;for(let key3 in data32)if(!func2.call(schema45.properties,key3)){return validate55.
errors=[{instancePath:instancePath+"/protocol_capabilities",keyword:"additionalProperties",params:{additionalProperty:key3}}],!1;break}if(_errs72===errors){if(data32.
default_profile!==void 0){let data33=data32.default_profile,_errs73=errors;if(typeof data33!="string")return validate55.errors=[{instancePath:instancePath+"/pro\
tocol_capabilities/default_profile",keyword:"type",params:{type:"string"}}],!1;if(!(data33==="core-memory"||data33==="governance"||data33==="interop"||data33===
"lifecycle"))return validate55.errors=[{instancePath:instancePath+"/protocol_capabilities/default_profile",keyword:"enum",params:{allowedValues:schema45.properties.
default_profile.enum}}],!1;var valid10=_errs73===errors}else var valid10=!0;if(valid10){if(data32.requires_initialize!==void 0){let _errs75=errors;if(typeof data32.
requires_initialize!="boolean")return validate55.errors=[{instancePath:instancePath+"/protocol_capabilities/requires_initialize",keyword:"type",params:{type:"bo\
olean"}}],!1;var valid10=_errs75===errors}else var valid10=!0;if(valid10){if(data32.session_mode!==void 0){let data35=data32.session_mode,_errs77=errors;if(typeof data35!=
"string")return validate55.errors=[{instancePath:instancePath+"/protocol_capabilities/session_mode",keyword:"type",params:{type:"string"}}],!1;if(!(data35==="st\
ateless"||data35==="stateful"))return validate55.errors=[{instancePath:instancePath+"/protocol_capabilities/session_mode",keyword:"enum",params:{allowedValues:schema45.
properties.session_mode.enum}}],!1;var valid10=_errs77===errors}else var valid10=!0;if(valid10){if(data32.supported_profiles!==void 0){let data36=data32.supported_profiles,
_errs79=errors;if(errors===_errs79)if(Array.isArray(data36)){if(data36.length<1)return validate55.errors=[{instancePath:instancePath+"/protocol_capabilities/sup\
ported_profiles",keyword:"minItems",params:{limit:1}}],!1;if(new Set(data36).size!==data36.length)return validate55.errors=[{instancePath:instancePath+"/protoco\
l_capabilities/supported_profiles",keyword:"distinct",params:{}}],!1;{var valid11=!0;let len5=data36.length;for(let i5=0;i5<len5;i5++){let data37=data36[i5],_errs81=errors;
if(typeof data37!="string")return validate55.errors=[{instancePath:instancePath+"/protocol_capabilities/supported_profiles/"+i5,keyword:"type",params:{type:"str\
ing"}}],!1;if(!(data37==="core-memory"||data37==="governance"||data37==="interop"||data37==="lifecycle"))return validate55.errors=[{instancePath:instancePath+"/\
protocol_capabilities/supported_profiles/"+i5,keyword:"enum",params:{allowedValues:schema45.properties.supported_profiles.items.enum}}],!1;var valid11=_errs81===
errors;if(!valid11)break}}}else return validate55.errors=[{instancePath:instancePath+"/protocol_capabilities/supported_profiles",keyword:"type",params:{type:"ar\
ray"}}],!1;var valid10=_errs79===errors}else var valid10=!0;if(valid10){if(data32.supports_async_operations!==void 0){let _errs83=errors;if(typeof data32.supports_async_operations!=
"boolean")return validate55.errors=[{instancePath:instancePath+"/protocol_capabilities/supports_async_operations",keyword:"type",params:{type:"boolean"}}],!1;var valid10=_errs83===
errors}else var valid10=!0;if(valid10){if(data32.supports_discovery!==void 0){let _errs85=errors;if(typeof data32.supports_discovery!="boolean")return validate55.
errors=[{instancePath:instancePath+"/protocol_capabilities/supports_discovery",keyword:"type",params:{type:"boolean"}}],!1;var valid10=_errs85===errors}else var valid10=!0;
if(valid10){if(data32.supports_initialize!==void 0){let _errs87=errors;if(typeof data32.supports_initialize!="boolean")return validate55.errors=[{instancePath:instancePath+
"/protocol_capabilities/supports_initialize",keyword:"type",params:{type:"boolean"}}],!1;var valid10=_errs87===errors}else var valid10=!0;if(valid10){if(data32.
supports_negotiated_capabilities!==void 0){let _errs89=errors;if(typeof data32.supports_negotiated_capabilities!="boolean")return validate55.errors=[{instancePath:instancePath+
"/protocol_capabilities/supports_negotiated_capabilities",keyword:"type",params:{type:"boolean"}}],!1;var valid10=_errs89===errors}else var valid10=!0;if(valid10){
if(data32.supports_notifications!==void 0){let _errs91=errors;if(typeof data32.supports_notifications!="boolean")return validate55.errors=[{instancePath:instancePath+
"/protocol_capabilities/supports_notifications",keyword:"type",params:{type:"boolean"}}],!1;var valid10=_errs91===errors}else var valid10=!0;if(valid10){if(data32.
supports_ping!==void 0){let _errs93=errors;if(typeof data32.supports_ping!="boolean")return validate55.errors=[{instancePath:instancePath+"/protocol_capabilitie\
s/supports_ping",keyword:"type",params:{type:"boolean"}}],!1;var valid10=_errs93===errors}else var valid10=!0;if(valid10){if(data32.supports_runtime_capability_negotiation!==
void 0){let _errs95=errors;if(typeof data32.supports_runtime_capability_negotiation!="boolean")return validate55.errors=[{instancePath:instancePath+"/protocol_c\
apabilities/supports_runtime_capability_negotiation",keyword:"type",params:{type:"boolean"}}],!1;var valid10=_errs95===errors}else var valid10=!0;if(valid10){if(data32.
supports_sessions!==void 0){let _errs97=errors;if(typeof data32.supports_sessions!="boolean")return validate55.errors=[{instancePath:instancePath+"/protocol_cap\
abilities/supports_sessions",keyword:"type",params:{type:"boolean"}}],!1;var valid10=_errs97===errors}else var valid10=!0;if(valid10){if(data32.supports_stateless_http!==
void 0){let _errs99=errors;if(typeof data32.supports_stateless_http!="boolean")return validate55.errors=[{instancePath:instancePath+"/protocol_capabilities/supp\
orts_stateless_http",keyword:"type",params:{type:"boolean"}}],!1;var valid10=_errs99===errors}else var valid10=!0;if(valid10){if(data32.supports_streamable_http!==
void 0){let _errs101=errors;if(typeof data32.supports_streamable_http!="boolean")return validate55.errors=[{instancePath:instancePath+"/protocol_capabilities/su\
pports_streamable_http",keyword:"type",params:{type:"boolean"}}],!1;var valid10=_errs101===errors}else var valid10=!0;if(valid10){if(data32.supports_subscriptions!==
void 0){let _errs103=errors;if(typeof data32.supports_subscriptions!="boolean")return validate55.errors=[{instancePath:instancePath+"/protocol_capabilities/supp\
orts_subscriptions",keyword:"type",params:{type:"boolean"}}],!1;var valid10=_errs103===errors}else var valid10=!0;if(valid10)if(data32.transport_profiles!==void 0){
let data49=data32.transport_profiles,_errs105=errors;if(errors===_errs105)if(Array.isArray(data49)){if(data49.length<1)return validate55.errors=[{instancePath:instancePath+
"/protocol_capabilities/transport_profiles",keyword:"minItems",params:{limit:1}}],!1;if(new Set(data49).size!==data49.length)return validate55.errors=[{instancePath:instancePath+
"/protocol_capabilities/transport_profiles",keyword:"distinct",params:{}}],!1;{var valid12=!0;let len6=data49.length;for(let i6=0;i6<len6;i6++){let data50=data49[i6],
_errs107=errors;if(typeof data50!="string")return validate55.errors=[{instancePath:instancePath+"/protocol_capabilities/transport_profiles/"+i6,keyword:"type",params:{
type:"string"}}],!1;if(!(data50==="stateless_http"||data50==="streamable_http"))return validate55.errors=[{instancePath:instancePath+"/protocol_capabilities/tra\
nsport_profiles/"+i6,keyword:"enum",params:{allowedValues:schema45.properties.transport_profiles.items.enum}}],!1;var valid12=_errs107===errors;if(!valid12)break}}}else
return validate55.errors=[{instancePath:instancePath+"/protocol_capabilities/transport_profiles",keyword:"type",params:{type:"array"}}],!1;var valid10=_errs105===
errors}else var valid10=!0}}}}}}}}}}}}}}}}}else return validate55.errors=[{instancePath:instancePath+"/protocol_capabilities",keyword:"type",params:{type:"objec\
t"}}],!1;var valid0=_errs69===errors}else var valid0=!0}}}else return validate55.errors=[{instancePath,keyword:"type",params:{type:"object"}}],!1;return validate55.
errors=vErrors,errors===0}var validate39of=validate56,schema67={type:"object",allOf:[{required:["request_id","status","error","data"],additionalProperties:!1,properties:{
data:!0,error:!0,request_id:!0,status:!0}},{properties:{data:{type:["object","null"],required:["memory_id","state"],additionalProperties:!1,properties:{memory_id:{
type:"string"},state:{const:"deleted"}}},error:{type:["object","null"],required:["code","message"],additionalProperties:!1,properties:{code:{type:"string",enum:[
"MGP_INVALID_OBJECT","MGP_UNSUPPORTED_VERSION","MGP_UNSUPPORTED_CAPABILITY","MGP_POLICY_DENIED","MGP_MEMORY_NOT_FOUND","MGP_TASK_NOT_FOUND","MGP_SCOPE_VIOLATION",
"MGP_CONFLICT_UNRESOLVED","MGP_BACKEND_ERROR"]},details:{type:"object"},message:{type:"string",minLength:1}}}}},{if:{properties:{status:{const:"ok"}}},then:{properties:{
error:{type:"null"}}}},{if:{properties:{status:{const:"error"}}},then:{properties:{error:{type:"object"}}}},{properties:{request_id:{type:"string",minLength:1},
status:{type:"string",enum:["ok","error"]}}}],$id:"delete-memory.response"};function validate56(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){
let vErrors=null,errors=0;if(!(data&&typeof data=="object"&&!Array.isArray(data)))return validate56.errors=[{instancePath,keyword:"type",params:{type:"object"}}],
!1;let _errs1=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.request_id===void 0&&(missing0="request_id")||data.status===void 0&&
(missing0="status")||data.error===void 0&&(missing0="error")||data.data===void 0&&(missing0="data"))return validate56.errors=[{instancePath,keyword:"required",params:{
missingProperty:missing0}}],!1;for(let key0 in data)if(!(key0==="data"||key0==="error"||key0==="request_id"||key0==="status")){return validate56.errors=[{instancePath,
keyword:"additionalProperties",params:{additionalProperty:key0}}],!1;break}}var valid0=_errs1===errors;if(valid0){let _errs3=errors;if(data&&typeof data=="objec\
t"&&!Array.isArray(data)){if(data.data!==void 0){let data0=data.data,_errs4=errors;if(!(data0&&typeof data0=="object"&&!Array.isArray(data0))&&data0!==null)return validate56.
errors=[{instancePath:instancePath+"/data",keyword:"type",params:{type:schema67.allOf[1].properties.data.type}}],!1;if(errors===_errs4&&data0&&typeof data0=="ob\
ject"&&!Array.isArray(data0)){let missing1;if(data0.memory_id===void 0&&(missing1="memory_id")||data0.state===void 0&&(missing1="state"))return validate56.errors=
[{instancePath:instancePath+"/data",keyword:"required",params:{missingProperty:missing1}}],!1;{let _errs6=errors;for(let key1 in data0)if(!(key1==="memory_id"||
key1==="state")){return validate56.errors=[{instancePath:instancePath+"/data",keyword:"additionalProperties",params:{additionalProperty:key1}}],!1;break}if(_errs6===
errors){if(data0.memory_id!==void 0){let _errs7=errors;if(typeof data0.memory_id!="string")return validate56.errors=[{instancePath:instancePath+"/data/memory_id",
keyword:"type",params:{type:"string"}}],!1;var valid2=_errs7===errors}else var valid2=!0;if(valid2)if(data0.state!==void 0){let _errs9=errors;if(data0.state!=="\
deleted")return validate56.errors=[{instancePath:instancePath+"/data/state",keyword:"const",params:{allowedValue:"deleted"}}],!1;var valid2=_errs9===errors}else
var valid2=!0}}}var valid1=_errs4===errors}else var valid1=!0;if(valid1)if(data.error!==void 0){let data3=data.error,_errs10=errors;if(!(data3&&typeof data3=="o\
bject"&&!Array.isArray(data3))&&data3!==null)return validate56.errors=[{instancePath:instancePath+"/error",keyword:"type",params:{type:schema67.allOf[1].properties.
error.type}}],!1;if(errors===_errs10&&data3&&typeof data3=="object"&&!Array.isArray(data3)){let missing2;if(data3.code===void 0&&(missing2="code")||data3.message===
void 0&&(missing2="message"))return validate56.errors=[{instancePath:instancePath+"/error",keyword:"required",params:{missingProperty:missing2}}],!1;{let _errs12=errors;
for(let key2 in data3)if(!(key2==="code"||key2==="details"||key2==="message")){return validate56.errors=[{instancePath:instancePath+"/error",keyword:"additional\
Properties",params:{additionalProperty:key2}}],!1;break}if(_errs12===errors){if(data3.code!==void 0){let data4=data3.code,_errs13=errors;if(typeof data4!="strin\
g")return validate56.errors=[{instancePath:instancePath+"/error/code",keyword:"type",params:{type:"string"}}],!1;if(!(data4==="MGP_INVALID_OBJECT"||data4==="MGP\
_UNSUPPORTED_VERSION"||data4==="MGP_UNSUPPORTED_CAPABILITY"||data4==="MGP_POLICY_DENIED"||data4==="MGP_MEMORY_NOT_FOUND"||data4==="MGP_TASK_NOT_FOUND"||data4===
"MGP_SCOPE_VIOLATION"||data4==="MGP_CONFLICT_UNRESOLVED"||data4==="MGP_BACKEND_ERROR"))return validate56.errors=[{instancePath:instancePath+"/error/code",keyword:"\
enum",params:{allowedValues:schema67.allOf[1].properties.error.properties.code.enum}}],!1;var valid3=_errs13===errors}else var valid3=!0;if(valid3){if(data3.details!==
void 0){let data5=data3.details,_errs15=errors;if(!(data5&&typeof data5=="object"&&!Array.isArray(data5)))return validate56.errors=[{instancePath:instancePath+"\
/error/details",keyword:"type",params:{type:"object"}}],!1;var valid3=_errs15===errors}else var valid3=!0;if(valid3)if(data3.message!==void 0){let data6=data3.message,
_errs17=errors;if(errors===_errs17)if(typeof data6=="string"){if(data6.length<1)return validate56.errors=[{instancePath:instancePath+"/error/message",keyword:"m\
inLength",params:{limit:1}}],!1}else return validate56.errors=[{instancePath:instancePath+"/error/message",keyword:"type",params:{type:"string"}}],!1;var valid3=_errs17===
errors}else var valid3=!0}}}}var valid1=_errs10===errors}else var valid1=!0}var valid0=_errs3===errors;if(valid0){let _errs19=errors,_errs20=errors,valid4=!0,_errs21=errors;
if(data&&typeof data=="object"&&!Array.isArray(data)&&data.status!==void 0&&data.status!=="ok"){let err0={};vErrors===null?vErrors=[err0]:vErrors.push(err0),errors++}
var _valid0=_errs21===errors;if(errors=_errs20,vErrors!==null&&(_errs20?vErrors.length=_errs20:vErrors=null),_valid0){let _errs23=errors;if(data&&typeof data=="\
object"&&!Array.isArray(data)&&data.error!==void 0&&data.error!==null)return validate56.errors=[{instancePath:instancePath+"/error",keyword:"type",params:{type:"\
null"}}],!1;var _valid0=_errs23===errors;valid4=_valid0}if(!valid4){let err1={instancePath,keyword:"if",params:{failingKeyword:"then"}};return vErrors===null?vErrors=
[err1]:vErrors.push(err1),errors++,validate56.errors=vErrors,!1}var valid0=_errs19===errors;if(valid0){let _errs26=errors,_errs27=errors,valid7=!0,_errs28=errors;
if(data&&typeof data=="object"&&!Array.isArray(data)&&data.status!==void 0&&data.status!=="error"){let err2={};vErrors===null?vErrors=[err2]:vErrors.push(err2),
errors++}var _valid1=_errs28===errors;if(errors=_errs27,vErrors!==null&&(_errs27?vErrors.length=_errs27:vErrors=null),_valid1){let _errs30=errors;if(data&&typeof data==
"object"&&!Array.isArray(data)&&data.error!==void 0){let data10=data.error;if(!(data10&&typeof data10=="object"&&!Array.isArray(data10)))return validate56.errors=
[{instancePath:instancePath+"/error",keyword:"type",params:{type:"object"}}],!1}var _valid1=_errs30===errors;valid7=_valid1}if(!valid7){let err3={instancePath,keyword:"\
if",params:{failingKeyword:"then"}};return vErrors===null?vErrors=[err3]:vErrors.push(err3),errors++,validate56.errors=vErrors,!1}var valid0=_errs26===errors;if(valid0){
let _errs33=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){if(data.request_id!==void 0){let data11=data.request_id,_errs34=errors;if(errors===_errs34)
if(typeof data11=="string"){if(data11.length<1)return validate56.errors=[{instancePath:instancePath+"/request_id",keyword:"minLength",params:{limit:1}}],!1}else
return validate56.errors=[{instancePath:instancePath+"/request_id",keyword:"type",params:{type:"string"}}],!1;var valid10=_errs34===errors}else var valid10=!0;if(valid10)
if(data.status!==void 0){let data12=data.status,_errs36=errors;if(typeof data12!="string")return validate56.errors=[{instancePath:instancePath+"/status",keyword:"\
type",params:{type:"string"}}],!1;if(!(data12==="ok"||data12==="error"))return validate56.errors=[{instancePath:instancePath+"/status",keyword:"enum",params:{allowedValues:schema67.
allOf[4].properties.status.enum}}],!1;var valid10=_errs36===errors}else var valid10=!0}var valid0=_errs33===errors}}}}return validate56.errors=vErrors,errors===
0}var validate40of=validate57,schema68={type:"object",allOf:[{required:["request_id","status","error","data"],additionalProperties:!1,properties:{data:!0,error:!0,
request_id:!0,status:!0}},{properties:{data:{type:["object","null"],required:["memory_id","state"],additionalProperties:!1,properties:{memory_id:{type:"string"},
state:{const:"expired"}}},error:{type:["object","null"],required:["code","message"],additionalProperties:!1,properties:{code:{type:"string",enum:["MGP_INVALID_O\
BJECT","MGP_UNSUPPORTED_VERSION","MGP_UNSUPPORTED_CAPABILITY","MGP_POLICY_DENIED","MGP_MEMORY_NOT_FOUND","MGP_TASK_NOT_FOUND","MGP_SCOPE_VIOLATION","MGP_CONFLIC\
T_UNRESOLVED","MGP_BACKEND_ERROR"]},details:{type:"object"},message:{type:"string",minLength:1}}}}},{if:{properties:{status:{const:"ok"}}},then:{properties:{error:{
type:"null"}}}},{if:{properties:{status:{const:"error"}}},then:{properties:{error:{type:"object"}}}},{properties:{request_id:{type:"string",minLength:1},status:{
type:"string",enum:["ok","error"]}}}],$id:"expire-memory.response"};function validate57(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,
errors=0;if(!(data&&typeof data=="object"&&!Array.isArray(data)))return validate57.errors=[{instancePath,keyword:"type",params:{type:"object"}}],!1;let _errs1=errors;
if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.request_id===void 0&&(missing0="request_id")||data.status===void 0&&(missing0="status")||
data.error===void 0&&(missing0="error")||data.data===void 0&&(missing0="data"))return validate57.errors=[{instancePath,keyword:"required",params:{missingProperty:missing0}}],
!1;for(let key0 in data)if(!(key0==="data"||key0==="error"||key0==="request_id"||key0==="status")){return validate57.errors=[{instancePath,keyword:"additionalPr\
operties",params:{additionalProperty:key0}}],!1;break}}var valid0=_errs1===errors;if(valid0){let _errs3=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){
if(data.data!==void 0){let data0=data.data,_errs4=errors;if(!(data0&&typeof data0=="object"&&!Array.isArray(data0))&&data0!==null)return validate57.errors=[{instancePath:instancePath+
"/data",keyword:"type",params:{type:schema68.allOf[1].properties.data.type}}],!1;if(errors===_errs4&&data0&&typeof data0=="object"&&!Array.isArray(data0)){let missing1;
if(data0.memory_id===void 0&&(missing1="memory_id")||data0.state===void 0&&(missing1="state"))return validate57.errors=[{instancePath:instancePath+"/data",keyword:"\
required",params:{missingProperty:missing1}}],!1;{let _errs6=errors;for(let key1 in data0)if(!(key1==="memory_id"||key1==="state")){return validate57.errors=[{instancePath:instancePath+
"/data",keyword:"additionalProperties",params:{additionalProperty:key1}}],!1;break}if(_errs6===errors){if(data0.memory_id!==void 0){let _errs7=errors;if(typeof data0.
memory_id!="string")return validate57.errors=[{instancePath:instancePath+"/data/memory_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs7===errors}else
var valid2=!0;if(valid2)if(data0.state!==void 0){let _errs9=errors;if(data0.state!=="expired")return validate57.errors=[{instancePath:instancePath+"/data/state",
keyword:"const",params:{allowedValue:"expired"}}],!1;var valid2=_errs9===errors}else var valid2=!0}}}var valid1=_errs4===errors}else var valid1=!0;if(valid1)if(data.
error!==void 0){let data3=data.error,_errs10=errors;if(!(data3&&typeof data3=="object"&&!Array.isArray(data3))&&data3!==null)return validate57.errors=[{instancePath:instancePath+
"/error",keyword:"type",params:{type:schema68.allOf[1].properties.error.type}}],!1;if(errors===_errs10&&data3&&typeof data3=="object"&&!Array.isArray(data3)){let missing2;
if(data3.code===void 0&&(missing2="code")||data3.message===void 0&&(missing2="message"))return validate57.errors=[{instancePath:instancePath+"/error",keyword:"r\
equired",params:{missingProperty:missing2}}],!1;{let _errs12=errors;for(let key2 in data3)if(!(key2==="code"||key2==="details"||key2==="message")){return validate57.
errors=[{instancePath:instancePath+"/error",keyword:"additionalProperties",params:{additionalProperty:key2}}],!1;break}if(_errs12===errors){if(data3.code!==void 0){
let data4=data3.code,_errs13=errors;if(typeof data4!="string")return validate57.errors=[{instancePath:instancePath+"/error/code",keyword:"type",params:{type:"st\
ring"}}],!1;if(!(data4==="MGP_INVALID_OBJECT"||data4==="MGP_UNSUPPORTED_VERSION"||data4==="MGP_UNSUPPORTED_CAPABILITY"||data4==="MGP_POLICY_DENIED"||data4==="MG\
P_MEMORY_NOT_FOUND"||data4==="MGP_TASK_NOT_FOUND"||data4==="MGP_SCOPE_VIOLATION"||data4==="MGP_CONFLICT_UNRESOLVED"||data4==="MGP_BACKEND_ERROR"))return validate57.
errors=[{instancePath:instancePath+"/error/code",keyword:"enum",params:{allowedValues:schema68.allOf[1].properties.error.properties.code.enum}}],!1;var valid3=_errs13===
errors}else var valid3=!0;if(valid3){if(data3.details!==void 0){let data5=data3.details,_errs15=errors;if(!(data5&&typeof data5=="object"&&!Array.isArray(data5)))
return validate57.errors=[{instancePath:instancePath+"/error/details",keyword:"type",params:{type:"object"}}],!1;var valid3=_errs15===errors}else var valid3=!0;
if(valid3)if(data3.message!==void 0){let data6=data3.message,_errs17=errors;if(errors===_errs17)if(typeof data6=="string"){if(data6.length<1)return validate57.errors=
[{instancePath:instancePath+"/error/message",keyword:"minLength",params:{limit:1}}],!1}else return validate57.errors=[{instancePath:instancePath+"/error/message",
keyword:"type",params:{type:"string"}}],!1;var valid3=_errs17===errors}else var valid3=!0}}}}var valid1=_errs10===errors}else var valid1=!0}var valid0=_errs3===
errors;if(valid0){let _errs19=errors,_errs20=errors,valid4=!0,_errs21=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.status!==void 0&&data.status!==
"ok"){let err0={};vErrors===null?vErrors=[err0]:vErrors.push(err0),errors++}var _valid0=_errs21===errors;if(errors=_errs20,vErrors!==null&&(_errs20?vErrors.length=
_errs20:vErrors=null),_valid0){let _errs23=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.error!==void 0&&data.error!==null)return validate57.
errors=[{instancePath:instancePath+"/error",keyword:"type",params:{type:"null"}}],!1;var _valid0=_errs23===errors;valid4=_valid0}if(!valid4){let err1={instancePath,
keyword:"if",params:{failingKeyword:"then"}};return vErrors===null?vErrors=[err1]:vErrors.push(err1),errors++,validate57.errors=vErrors,!1}var valid0=_errs19===
errors;if(valid0){let _errs26=errors,_errs27=errors,valid7=!0,_errs28=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.status!==void 0&&data.status!==
"error"){let err2={};vErrors===null?vErrors=[err2]:vErrors.push(err2),errors++}var _valid1=_errs28===errors;if(errors=_errs27,vErrors!==null&&(_errs27?vErrors.length=
_errs27:vErrors=null),_valid1){let _errs30=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.error!==void 0){let data10=data.error;if(!(data10&&
typeof data10=="object"&&!Array.isArray(data10)))return validate57.errors=[{instancePath:instancePath+"/error",keyword:"type",params:{type:"object"}}],!1}var _valid1=_errs30===
errors;valid7=_valid1}if(!valid7){let err3={instancePath,keyword:"if",params:{failingKeyword:"then"}};return vErrors===null?vErrors=[err3]:vErrors.push(err3),errors++,
validate57.errors=vErrors,!1}var valid0=_errs26===errors;if(valid0){let _errs33=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){if(data.request_id!==
void 0){let data11=data.request_id,_errs34=errors;if(errors===_errs34)if(typeof data11=="string"){if(data11.length<1)return validate57.errors=[{instancePath:instancePath+
"/request_id",keyword:"minLength",params:{limit:1}}],!1}else return validate57.errors=[{instancePath:instancePath+"/request_id",keyword:"type",params:{type:"str\
ing"}}],!1;var valid10=_errs34===errors}else var valid10=!0;if(valid10)if(data.status!==void 0){let data12=data.status,_errs36=errors;if(typeof data12!="string")
return validate57.errors=[{instancePath:instancePath+"/status",keyword:"type",params:{type:"string"}}],!1;if(!(data12==="ok"||data12==="error"))return validate57.
errors=[{instancePath:instancePath+"/status",keyword:"enum",params:{allowedValues:schema68.allOf[4].properties.status.enum}}],!1;var valid10=_errs36===errors}else
var valid10=!0}var valid0=_errs33===errors}}}}return validate57.errors=vErrors,errors===0}var validate41of=validate58,schema69={type:"object",allOf:[{required:[
"request_id","status","error","data"],additionalProperties:!1,properties:{data:!0,error:!0,request_id:!0,status:!0}},{properties:{data:{type:["object","null"],oneOf:[
{type:"object",required:["memories"],additionalProperties:!1,properties:{memories:{type:"array",items:{$ref:"memory-object"}},next_token:{type:"string"}}},{type:"\
object",required:["task"],additionalProperties:!1,properties:{task:{$ref:"async-task"}}}]},error:{type:["object","null"],required:["code","message"],additionalProperties:!1,
properties:{code:{type:"string",enum:["MGP_INVALID_OBJECT","MGP_UNSUPPORTED_VERSION","MGP_UNSUPPORTED_CAPABILITY","MGP_POLICY_DENIED","MGP_MEMORY_NOT_FOUND","MG\
P_TASK_NOT_FOUND","MGP_SCOPE_VIOLATION","MGP_CONFLICT_UNRESOLVED","MGP_BACKEND_ERROR"]},details:{type:"object"},message:{type:"string",minLength:1}}}}},{if:{properties:{
status:{const:"ok"}}},then:{properties:{error:{type:"null"}}}},{if:{properties:{status:{const:"error"}}},then:{properties:{error:{type:"object"}}}},{properties:{
request_id:{type:"string",minLength:1},status:{type:"string",enum:["ok","error"]}}}],$id:"export.response"};function validate58(data,{instancePath="",parentData,
parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;if(!(data&&typeof data=="object"&&!Array.isArray(data)))return validate58.errors=[{instancePath,
keyword:"type",params:{type:"object"}}],!1;let _errs1=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.request_id===void 0&&(missing0=
"request_id")||data.status===void 0&&(missing0="status")||data.error===void 0&&(missing0="error")||data.data===void 0&&(missing0="data"))return validate58.errors=
[{instancePath,keyword:"required",params:{missingProperty:missing0}}],!1;for(let key0 in data)if(!(key0==="data"||key0==="error"||key0==="request_id"||key0==="s\
tatus")){return validate58.errors=[{instancePath,keyword:"additionalProperties",params:{additionalProperty:key0}}],!1;break}}var valid0=_errs1===errors;if(valid0){
let _errs3=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){if(data.data!==void 0){let data0=data.data,_errs4=errors;if(!(data0&&typeof data0=="obje\
ct"&&!Array.isArray(data0))&&data0!==null)return validate58.errors=[{instancePath:instancePath+"/data",keyword:"type",params:{type:schema69.allOf[1].properties.
data.type}}],!1;let _errs6=errors,valid2=!1,passing0=null,_errs7=errors;if(errors===_errs7)if(data0&&typeof data0=="object"&&!Array.isArray(data0)){let missing1;
if(data0.memories===void 0&&(missing1="memories")){let err0={instancePath:instancePath+"/data",keyword:"required",params:{missingProperty:missing1}};vErrors===null?
vErrors=[err0]:vErrors.push(err0),errors++}else{let _errs9=errors;for(let key1 in data0)if(!(key1==="memories"||key1==="next_token")){let err1={instancePath:instancePath+
"/data",keyword:"additionalProperties",params:{additionalProperty:key1}};vErrors===null?vErrors=[err1]:vErrors.push(err1),errors++;break}if(_errs9===errors){if(data0.
memories!==void 0){let data1=data0.memories,_errs10=errors;if(errors===_errs10)if(Array.isArray(data1)){var valid4=!0;let len0=data1.length;for(let i0=0;i0<len0;i0++){
let _errs12=errors;validate21(data1[i0],{instancePath:instancePath+"/data/memories/"+i0,parentData:data1,parentDataProperty:i0,rootData})||(vErrors=vErrors===null?
validate21.errors:vErrors.concat(validate21.errors),errors=vErrors.length);var valid4=_errs12===errors;if(!valid4)break}}else{let err2={instancePath:instancePath+
"/data/memories",keyword:"type",params:{type:"array"}};vErrors===null?vErrors=[err2]:vErrors.push(err2),errors++}var valid3=_errs10===errors}else var valid3=!0;
if(valid3)if(data0.next_token!==void 0){let _errs13=errors;if(typeof data0.next_token!="string"){let err3={instancePath:instancePath+"/data/next_token",keyword:"\
type",params:{type:"string"}};vErrors===null?vErrors=[err3]:vErrors.push(err3),errors++}var valid3=_errs13===errors}else var valid3=!0}}}else{let err4={instancePath:instancePath+
"/data",keyword:"type",params:{type:"object"}};vErrors===null?vErrors=[err4]:vErrors.push(err4),errors++}var _valid0=_errs7===errors;_valid0&&(valid2=!0,passing0=
0);let _errs15=errors;if(errors===_errs15)if(data0&&typeof data0=="object"&&!Array.isArray(data0)){let missing2;if(data0.task===void 0&&(missing2="task")){let err5={
instancePath:instancePath+"/data",keyword:"required",params:{missingProperty:missing2}};vErrors===null?vErrors=[err5]:vErrors.push(err5),errors++}else{let _errs17=errors;
for(let key2 in data0)if(key2!=="task"){let err6={instancePath:instancePath+"/data",keyword:"additionalProperties",params:{additionalProperty:key2}};vErrors===null?
vErrors=[err6]:vErrors.push(err6),errors++;break}if(_errs17===errors&&data0.task!==void 0){let data4=data0.task;if(errors===errors)if(data4&&typeof data4=="obje\
ct"&&!Array.isArray(data4)){let missing3;if(data4.task_id===void 0&&(missing3="task_id")||data4.operation===void 0&&(missing3="operation")||data4.status===void 0&&
(missing3="status")||data4.request_id===void 0&&(missing3="request_id")||data4.created_at===void 0&&(missing3="created_at")||data4.updated_at===void 0&&(missing3=
"updated_at")||data4.progress===void 0&&(missing3="progress")||data4.total===void 0&&(missing3="total")||data4.result===void 0&&(missing3="result")||data4.error===
void 0&&(missing3="error")){let err7={instancePath:instancePath+"/data/task",keyword:"required",params:{missingProperty:missing3}};vErrors===null?vErrors=[err7]:
vErrors.push(err7),errors++}else{let _errs21=errors;for(let key3 in data4)if(!func2.call(schema12.properties,key3)){let err8={instancePath:instancePath+"/data/t\
ask",keyword:"additionalProperties",params:{additionalProperty:key3}};vErrors===null?vErrors=[err8]:vErrors.push(err8),errors++;break}if(_errs21===errors){if(data4.
created_at!==void 0){let _errs22=errors;if(typeof data4.created_at!="string"){let err9={instancePath:instancePath+"/data/task/created_at",keyword:"type",params:{
type:"string"}};vErrors===null?vErrors=[err9]:vErrors.push(err9),errors++}var valid7=_errs22===errors}else var valid7=!0;if(valid7){if(data4.error!==void 0){let data6=data4.
error,_errs24=errors;if(!(data6&&typeof data6=="object"&&!Array.isArray(data6))&&data6!==null){let err10={instancePath:instancePath+"/data/task/error",keyword:"\
type",params:{type:schema12.properties.error.type}};vErrors===null?vErrors=[err10]:vErrors.push(err10),errors++}if(errors===_errs24&&data6&&typeof data6=="objec\
t"&&!Array.isArray(data6)){let missing4;if(data6.code===void 0&&(missing4="code")||data6.message===void 0&&(missing4="message")){let err11={instancePath:instancePath+
"/data/task/error",keyword:"required",params:{missingProperty:missing4}};vErrors===null?vErrors=[err11]:vErrors.push(err11),errors++}else{let _errs26=errors;for(let key4 in data6)
if(!(key4==="code"||key4==="details"||key4==="message")){let err12={instancePath:instancePath+"/data/task/error",keyword:"additionalProperties",params:{additionalProperty:key4}};
vErrors===null?vErrors=[err12]:vErrors.push(err12),errors++;break}if(_errs26===errors){if(data6.code!==void 0){let data7=data6.code,_errs27=errors;if(typeof data7!=
"string"){let err13={instancePath:instancePath+"/data/task/error/code",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err13]:vErrors.push(err13),
errors++}if(!(data7==="MGP_INVALID_OBJECT"||data7==="MGP_UNSUPPORTED_VERSION"||data7==="MGP_UNSUPPORTED_CAPABILITY"||data7==="MGP_POLICY_DENIED"||data7==="MGP_M\
EMORY_NOT_FOUND"||data7==="MGP_TASK_NOT_FOUND"||data7==="MGP_SCOPE_VIOLATION"||data7==="MGP_CONFLICT_UNRESOLVED"||data7==="MGP_BACKEND_ERROR")){let err14={instancePath:instancePath+
"/data/task/error/code",keyword:"enum",params:{allowedValues:schema12.properties.error.properties.code.enum}};vErrors===null?vErrors=[err14]:vErrors.push(err14),
errors++}var valid8=_errs27===errors}else var valid8=!0;if(valid8){if(data6.details!==void 0){let data8=data6.details,_errs29=errors;if(!(data8&&typeof data8=="\
object"&&!Array.isArray(data8))){let err15={instancePath:instancePath+"/data/task/error/details",keyword:"type",params:{type:"object"}};vErrors===null?vErrors=[
err15]:vErrors.push(err15),errors++}var valid8=_errs29===errors}else var valid8=!0;if(valid8)if(data6.message!==void 0){let data9=data6.message,_errs31=errors;if(errors===
_errs31)if(typeof data9=="string"){if(data9.length<1){let err16={instancePath:instancePath+"/data/task/error/message",keyword:"minLength",params:{limit:1}};vErrors===
null?vErrors=[err16]:vErrors.push(err16),errors++}}else{let err17={instancePath:instancePath+"/data/task/error/message",keyword:"type",params:{type:"string"}};vErrors===
null?vErrors=[err17]:vErrors.push(err17),errors++}var valid8=_errs31===errors}else var valid8=!0}}}}var valid7=_errs24===errors}else var valid7=!0;if(valid7){if(data4.
message!==void 0){let data10=data4.message,_errs33=errors;if(errors===_errs33)if(typeof data10=="string"){if(data10.length<1){let err18={instancePath:instancePath+
"/data/task/message",keyword:"minLength",params:{limit:1}};vErrors===null?vErrors=[err18]:vErrors.push(err18),errors++}}else{let err19={instancePath:instancePath+
"/data/task/message",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err19]:vErrors.push(err19),errors++}var valid7=_errs33===errors}else var valid7=!0;
if(valid7){if(data4.operation!==void 0){let data11=data4.operation,_errs35=errors;if(typeof data11!="string"){let err20={instancePath:instancePath+"/data/task/o\
peration",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err20]:vErrors.push(err20),errors++}if(!(data11==="export"||data11==="import"||data11===
"sync")){let err21={instancePath:instancePath+"/data/task/operation",keyword:"enum",params:{allowedValues:schema12.properties.operation.enum}};vErrors===null?vErrors=
[err21]:vErrors.push(err21),errors++}var valid7=_errs35===errors}else var valid7=!0;if(valid7){if(data4.progress!==void 0){let data12=data4.progress,_errs37=errors;
if(errors===_errs37)if(typeof data12=="number"&&isFinite(data12)){if(data12<0||isNaN(data12)){let err22={instancePath:instancePath+"/data/task/progress",keyword:"\
minimum",params:{comparison:">=",limit:0}};vErrors===null?vErrors=[err22]:vErrors.push(err22),errors++}}else{let err23={instancePath:instancePath+"/data/task/pr\
ogress",keyword:"type",params:{type:"number"}};vErrors===null?vErrors=[err23]:vErrors.push(err23),errors++}var valid7=_errs37===errors}else var valid7=!0;if(valid7){
if(data4.request_id!==void 0){let data13=data4.request_id,_errs39=errors;if(errors===_errs39)if(typeof data13=="string"){if(data13.length<1){let err24={instancePath:instancePath+
"/data/task/request_id",keyword:"minLength",params:{limit:1}};vErrors===null?vErrors=[err24]:vErrors.push(err24),errors++}}else{let err25={instancePath:instancePath+
"/data/task/request_id",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err25]:vErrors.push(err25),errors++}var valid7=_errs39===errors}else var valid7=!0;
if(valid7){if(data4.result!==void 0){let data14=data4.result,_errs41=errors;if(!(data14&&typeof data14=="object"&&!Array.isArray(data14))&&data14!==null){let err26={
instancePath:instancePath+"/data/task/result",keyword:"type",params:{type:schema12.properties.result.type}};vErrors===null?vErrors=[err26]:vErrors.push(err26),errors++}
var valid7=_errs41===errors}else var valid7=!0;if(valid7){if(data4.status!==void 0){let data15=data4.status,_errs43=errors;if(typeof data15!="string"){let err27={
instancePath:instancePath+"/data/task/status",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err27]:vErrors.push(err27),errors++}if(!(data15==="\
pending"||data15==="running"||data15==="completed"||data15==="failed"||data15==="cancelled")){let err28={instancePath:instancePath+"/data/task/status",keyword:"\
enum",params:{allowedValues:schema12.properties.status.enum}};vErrors===null?vErrors=[err28]:vErrors.push(err28),errors++}var valid7=_errs43===errors}else var valid7=!0;
if(valid7){if(data4.task_id!==void 0){let data16=data4.task_id,_errs45=errors;if(errors===_errs45)if(typeof data16=="string"){if(data16.length<1){let err29={instancePath:instancePath+
"/data/task/task_id",keyword:"minLength",params:{limit:1}};vErrors===null?vErrors=[err29]:vErrors.push(err29),errors++}}else{let err30={instancePath:instancePath+
"/data/task/task_id",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err30]:vErrors.push(err30),errors++}var valid7=_errs45===errors}else var valid7=!0;
if(valid7){if(data4.total!==void 0){let data17=data4.total,_errs47=errors;if(errors===_errs47)if(typeof data17=="number"&&isFinite(data17)){if(data17<0||isNaN(data17)){
let err31={instancePath:instancePath+"/data/task/total",keyword:"minimum",params:{comparison:">=",limit:0}};vErrors===null?vErrors=[err31]:vErrors.push(err31),errors++}}else{
let err32={instancePath:instancePath+"/data/task/total",keyword:"type",params:{type:"number"}};vErrors===null?vErrors=[err32]:vErrors.push(err32),errors++}var valid7=_errs47===
errors}else var valid7=!0;if(valid7)if(data4.updated_at!==void 0){let _errs49=errors;if(typeof data4.updated_at!="string"){let err33={instancePath:instancePath+
"/data/task/updated_at",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err33]:vErrors.push(err33),errors++}var valid7=_errs49===errors}else var valid7=!0}}}}}}}}}}}}else{
let err34={instancePath:instancePath+"/data/task",keyword:"type",params:{type:"object"}};vErrors===null?vErrors=[err34]:vErrors.push(err34),errors++}}}}else{let err35={
instancePath:instancePath+"/data",keyword:"type",params:{type:"object"}};vErrors===null?vErrors=[err35]:vErrors.push(err35),errors++}var _valid0=_errs15===errors;
if(_valid0&&valid2?(valid2=!1,passing0=[passing0,1]):_valid0&&(valid2=!0,passing0=1),valid2)errors=_errs6,vErrors!==null&&(_errs6?vErrors.length=_errs6:vErrors=
null);else{let err36={instancePath:instancePath+"/data",keyword:"oneOf",params:{passingSchemas:passing0}};return vErrors===null?vErrors=[err36]:vErrors.push(err36),
errors++,validate58.errors=vErrors,!1}var valid1=_errs4===errors}else var valid1=!0;if(valid1)if(data.error!==void 0){let data19=data.error,_errs51=errors;if(!(data19&&
typeof data19=="object"&&!Array.isArray(data19))&&data19!==null)return validate58.errors=[{instancePath:instancePath+"/error",keyword:"type",params:{type:schema69.
allOf[1].properties.error.type}}],!1;if(errors===_errs51&&data19&&typeof data19=="object"&&!Array.isArray(data19)){let missing5;if(data19.code===void 0&&(missing5=
"code")||data19.message===void 0&&(missing5="message"))return validate58.errors=[{instancePath:instancePath+"/error",keyword:"required",params:{missingProperty:missing5}}],
!1;{let _errs53=errors;for(let key5 in data19)if(!(key5==="code"||key5==="details"||key5==="message")){return validate58.errors=[{instancePath:instancePath+"/er\
ror",keyword:"additionalProperties",params:{additionalProperty:key5}}],!1;break}if(_errs53===errors){if(data19.code!==void 0){let data20=data19.code,_errs54=errors;
if(typeof data20!="string")return validate58.errors=[{instancePath:instancePath+"/error/code",keyword:"type",params:{type:"string"}}],!1;if(!(data20==="MGP_INVA\
LID_OBJECT"||data20==="MGP_UNSUPPORTED_VERSION"||data20==="MGP_UNSUPPORTED_CAPABILITY"||data20==="MGP_POLICY_DENIED"||data20==="MGP_MEMORY_NOT_FOUND"||data20===
"MGP_TASK_NOT_FOUND"||data20==="MGP_SCOPE_VIOLATION"||data20==="MGP_CONFLICT_UNRESOLVED"||data20==="MGP_BACKEND_ERROR"))return validate58.errors=[{instancePath:instancePath+
"/error/code",keyword:"enum",params:{allowedValues:schema69.allOf[1].properties.error.properties.code.enum}}],!1;var valid9=_errs54===errors}else var valid9=!0;
if(valid9){if(data19.details!==void 0){let data21=data19.details,_errs56=errors;if(!(data21&&typeof data21=="object"&&!Array.isArray(data21)))return validate58.
errors=[{instancePath:instancePath+"/error/details",keyword:"type",params:{type:"object"}}],!1;var valid9=_errs56===errors}else var valid9=!0;if(valid9)if(data19.
message!==void 0){let data22=data19.message,_errs58=errors;if(errors===_errs58)if(typeof data22=="string"){if(data22.length<1)return validate58.errors=[{instancePath:instancePath+
"/error/message",keyword:"minLength",params:{limit:1}}],!1}else return validate58.errors=[{instancePath:instancePath+"/error/message",keyword:"type",params:{type:"\
string"}}],!1;var valid9=_errs58===errors}else var valid9=!0}}}}var valid1=_errs51===errors}else var valid1=!0}var valid0=_errs3===errors;if(valid0){let _errs60=errors,
_errs61=errors,valid10=!0,_errs62=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.status!==void 0&&data.status!=="ok"){let err37={};vErrors===
null?vErrors=[err37]:vErrors.push(err37),errors++}var _valid1=_errs62===errors;if(errors=_errs61,vErrors!==null&&(_errs61?vErrors.length=_errs61:vErrors=null),_valid1){
let _errs64=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.error!==void 0&&data.error!==null)return validate58.errors=[{instancePath:instancePath+
"/error",keyword:"type",params:{type:"null"}}],!1;var _valid1=_errs64===errors;valid10=_valid1}if(!valid10){let err38={instancePath,keyword:"if",params:{failingKeyword:"\
then"}};return vErrors===null?vErrors=[err38]:vErrors.push(err38),errors++,validate58.errors=vErrors,!1}var valid0=_errs60===errors;if(valid0){let _errs67=errors,
_errs68=errors,valid13=!0,_errs69=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.status!==void 0&&data.status!=="error"){let err39={};vErrors===
null?vErrors=[err39]:vErrors.push(err39),errors++}var _valid2=_errs69===errors;if(errors=_errs68,vErrors!==null&&(_errs68?vErrors.length=_errs68:vErrors=null),_valid2){
let _errs71=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.error!==void 0){let data26=data.error;if(!(data26&&typeof data26=="object"&&!Array.
isArray(data26)))return validate58.errors=[{instancePath:instancePath+"/error",keyword:"type",params:{type:"object"}}],!1}var _valid2=_errs71===errors;valid13=_valid2}
if(!valid13){let err40={instancePath,keyword:"if",params:{failingKeyword:"then"}};return vErrors===null?vErrors=[err40]:vErrors.push(err40),errors++,validate58.
errors=vErrors,!1}var valid0=_errs67===errors;if(valid0){let _errs74=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){if(data.request_id!==void 0){let data27=data.
request_id,_errs75=errors;if(errors===_errs75)if(typeof data27=="string"){if(data27.length<1)return validate58.errors=[{instancePath:instancePath+"/request_id",
keyword:"minLength",params:{limit:1}}],!1}else return validate58.errors=[{instancePath:instancePath+"/request_id",keyword:"type",params:{type:"string"}}],!1;var valid16=_errs75===
errors}else var valid16=!0;if(valid16)if(data.status!==void 0){let data28=data.status,_errs77=errors;if(typeof data28!="string")return validate58.errors=[{instancePath:instancePath+
"/status",keyword:"type",params:{type:"string"}}],!1;if(!(data28==="ok"||data28==="error"))return validate58.errors=[{instancePath:instancePath+"/status",keyword:"\
enum",params:{allowedValues:schema69.allOf[4].properties.status.enum}}],!1;var valid16=_errs77===errors}else var valid16=!0}var valid0=_errs74===errors}}}}return validate58.
errors=vErrors,errors===0}var validate42of=validate60,schema71={type:"object",allOf:[{required:["request_id","status","error","data"],additionalProperties:!1,properties:{
data:!0,error:!0,request_id:!0,status:!0}},{properties:{data:{type:["object","null"],required:["memory","return_mode","redaction_info","consumable_text"],additionalProperties:!1,
properties:{consumable_text:{type:"string",minLength:1},memory:{$ref:"memory-object"},redaction_info:{type:["object","null"],required:["policy_view"],additionalProperties:!1,
properties:{explanation:{type:"string",minLength:1},masked_fields:{type:"array",items:{type:"string",minLength:1}},policy_view:{type:"string",enum:["raw","summa\
ry","masked","metadata_only"]},reason_code:{type:"string",minLength:1},summary_generated:{type:"boolean"},transformed_fields:{type:"array",items:{type:"string",
minLength:1}}}},return_mode:{type:"string",enum:["raw","summary","masked","metadata_only"]}}},error:{type:["object","null"],required:["code","message"],additionalProperties:!1,
properties:{code:{type:"string",enum:["MGP_INVALID_OBJECT","MGP_UNSUPPORTED_VERSION","MGP_UNSUPPORTED_CAPABILITY","MGP_POLICY_DENIED","MGP_MEMORY_NOT_FOUND","MG\
P_TASK_NOT_FOUND","MGP_SCOPE_VIOLATION","MGP_CONFLICT_UNRESOLVED","MGP_BACKEND_ERROR"]},details:{type:"object"},message:{type:"string",minLength:1}}}}},{if:{properties:{
status:{const:"ok"}}},then:{properties:{error:{type:"null"}}}},{if:{properties:{status:{const:"error"}}},then:{properties:{error:{type:"object"}}}},{properties:{
request_id:{type:"string",minLength:1},status:{type:"string",enum:["ok","error"]}}}],$id:"get-memory.response"};function validate60(data,{instancePath="",parentData,
parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;if(!(data&&typeof data=="object"&&!Array.isArray(data)))return validate60.errors=[{instancePath,
keyword:"type",params:{type:"object"}}],!1;let _errs1=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.request_id===void 0&&(missing0=
"request_id")||data.status===void 0&&(missing0="status")||data.error===void 0&&(missing0="error")||data.data===void 0&&(missing0="data"))return validate60.errors=
[{instancePath,keyword:"required",params:{missingProperty:missing0}}],!1;for(let key0 in data)if(!(key0==="data"||key0==="error"||key0==="request_id"||key0==="s\
tatus")){return validate60.errors=[{instancePath,keyword:"additionalProperties",params:{additionalProperty:key0}}],!1;break}}var valid0=_errs1===errors;if(valid0){
let _errs3=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){if(data.data!==void 0){let data0=data.data,_errs4=errors;if(!(data0&&typeof data0=="obje\
ct"&&!Array.isArray(data0))&&data0!==null)return validate60.errors=[{instancePath:instancePath+"/data",keyword:"type",params:{type:schema71.allOf[1].properties.
data.type}}],!1;if(errors===_errs4&&data0&&typeof data0=="object"&&!Array.isArray(data0)){let missing1;if(data0.memory===void 0&&(missing1="memory")||data0.return_mode===
void 0&&(missing1="return_mode")||data0.redaction_info===void 0&&(missing1="redaction_info")||data0.consumable_text===void 0&&(missing1="consumable_text"))return validate60.
errors=[{instancePath:instancePath+"/data",keyword:"required",params:{missingProperty:missing1}}],!1;{let _errs6=errors;for(let key1 in data0)if(!(key1==="consu\
mable_text"||key1==="memory"||key1==="redaction_info"||key1==="return_mode")){return validate60.errors=[{instancePath:instancePath+"/data",keyword:"additionalPr\
operties",params:{additionalProperty:key1}}],!1;break}if(_errs6===errors){if(data0.consumable_text!==void 0){let data1=data0.consumable_text,_errs7=errors;if(errors===
_errs7)if(typeof data1=="string"){if(data1.length<1)return validate60.errors=[{instancePath:instancePath+"/data/consumable_text",keyword:"minLength",params:{limit:1}}],
!1}else return validate60.errors=[{instancePath:instancePath+"/data/consumable_text",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs7===errors}else var valid2=!0;
if(valid2){if(data0.memory!==void 0){let _errs9=errors;validate21(data0.memory,{instancePath:instancePath+"/data/memory",parentData:data0,parentDataProperty:"me\
mory",rootData})||(vErrors=vErrors===null?validate21.errors:vErrors.concat(validate21.errors),errors=vErrors.length);var valid2=_errs9===errors}else var valid2=!0;
if(valid2){if(data0.redaction_info!==void 0){let data3=data0.redaction_info,_errs10=errors;if(!(data3&&typeof data3=="object"&&!Array.isArray(data3))&&data3!==null)
return validate60.errors=[{instancePath:instancePath+"/data/redaction_info",keyword:"type",params:{type:schema71.allOf[1].properties.data.properties.redaction_info.
type}}],!1;if(errors===_errs10&&data3&&typeof data3=="object"&&!Array.isArray(data3)){let missing2;if(data3.policy_view===void 0&&(missing2="policy_view"))return validate60.
errors=[{instancePath:instancePath+"/data/redaction_info",keyword:"required",params:{missingProperty:missing2}}],!1;{let _errs12=errors;for(let key2 in data3)if(!(key2===
"explanation"||key2==="masked_fields"||key2==="policy_view"||key2==="reason_code"||key2==="summary_generated"||key2==="transformed_fields")){return validate60.errors=
[{instancePath:instancePath+"/data/redaction_info",keyword:"additionalProperties",params:{additionalProperty:key2}}],!1;break}if(_errs12===errors){if(data3.explanation!==
void 0){let data4=data3.explanation,_errs13=errors;if(errors===_errs13)if(typeof data4=="string"){if(data4.length<1)return validate60.errors=[{instancePath:instancePath+
"/data/redaction_info/explanation",keyword:"minLength",params:{limit:1}}],!1}else return validate60.errors=[{instancePath:instancePath+"/data/redaction_info/exp\
lanation",keyword:"type",params:{type:"string"}}],!1;var valid3=_errs13===errors}else var valid3=!0;if(valid3){if(data3.masked_fields!==void 0){let data5=data3.
masked_fields,_errs15=errors;if(errors===_errs15)if(Array.isArray(data5)){var valid4=!0;let len0=data5.length;for(let i0=0;i0<len0;i0++){let data6=data5[i0],_errs17=errors;
if(errors===_errs17)if(typeof data6=="string"){if(data6.length<1)return validate60.errors=[{instancePath:instancePath+"/data/redaction_info/masked_fields/"+i0,keyword:"\
minLength",params:{limit:1}}],!1}else return validate60.errors=[{instancePath:instancePath+"/data/redaction_info/masked_fields/"+i0,keyword:"type",params:{type:"\
string"}}],!1;var valid4=_errs17===errors;if(!valid4)break}}else return validate60.errors=[{instancePath:instancePath+"/data/redaction_info/masked_fields",keyword:"\
type",params:{type:"array"}}],!1;var valid3=_errs15===errors}else var valid3=!0;if(valid3){if(data3.policy_view!==void 0){let data7=data3.policy_view,_errs19=errors;
if(typeof data7!="string")return validate60.errors=[{instancePath:instancePath+"/data/redaction_info/policy_view",keyword:"type",params:{type:"string"}}],!1;if(!(data7===
"raw"||data7==="summary"||data7==="masked"||data7==="metadata_only"))return validate60.errors=[{instancePath:instancePath+"/data/redaction_info/policy_view",keyword:"\
enum",params:{allowedValues:schema71.allOf[1].properties.data.properties.redaction_info.properties.policy_view.enum}}],!1;var valid3=_errs19===errors}else var valid3=!0;
if(valid3){if(data3.reason_code!==void 0){let data8=data3.reason_code,_errs21=errors;if(errors===_errs21)if(typeof data8=="string"){if(data8.length<1)return validate60.
errors=[{instancePath:instancePath+"/data/redaction_info/reason_code",keyword:"minLength",params:{limit:1}}],!1}else return validate60.errors=[{instancePath:instancePath+
"/data/redaction_info/reason_code",keyword:"type",params:{type:"string"}}],!1;var valid3=_errs21===errors}else var valid3=!0;if(valid3){if(data3.summary_generated!==
void 0){let _errs23=errors;if(typeof data3.summary_generated!="boolean")return validate60.errors=[{instancePath:instancePath+"/data/redaction_info/summary_gener\
ated",keyword:"type",params:{type:"boolean"}}],!1;var valid3=_errs23===errors}else var valid3=!0;if(valid3)if(data3.transformed_fields!==void 0){let data10=data3.
transformed_fields,_errs25=errors;if(errors===_errs25)if(Array.isArray(data10)){var valid5=!0;let len1=data10.length;for(let i1=0;i1<len1;i1++){let data11=data10[i1],
_errs27=errors;if(errors===_errs27)if(typeof data11=="string"){if(data11.length<1)return validate60.errors=[{instancePath:instancePath+"/data/redaction_info/tra\
nsformed_fields/"+i1,keyword:"minLength",params:{limit:1}}],!1}else return validate60.errors=[{instancePath:instancePath+"/data/redaction_info/transformed_field\
s/"+i1,keyword:"type",params:{type:"string"}}],!1;var valid5=_errs27===errors;if(!valid5)break}}else return validate60.errors=[{instancePath:instancePath+"/data\
/redaction_info/transformed_fields",keyword:"type",params:{type:"array"}}],!1;var valid3=_errs25===errors}else var valid3=!0}}}}}}}var valid2=_errs10===errors}else
var valid2=!0;if(valid2)if(data0.return_mode!==void 0){let data12=data0.return_mode,_errs29=errors;if(typeof data12!="string")return validate60.errors=[{instancePath:instancePath+
"/data/return_mode",keyword:"type",params:{type:"string"}}],!1;if(!(data12==="raw"||data12==="summary"||data12==="masked"||data12==="metadata_only"))return validate60.
errors=[{instancePath:instancePath+"/data/return_mode",keyword:"enum",params:{allowedValues:schema71.allOf[1].properties.data.properties.return_mode.enum}}],!1;
var valid2=_errs29===errors}else var valid2=!0}}}}}var valid1=_errs4===errors}else var valid1=!0;if(valid1)if(data.error!==void 0){let data13=data.error,_errs31=errors;
if(!(data13&&typeof data13=="object"&&!Array.isArray(data13))&&data13!==null)return validate60.errors=[{instancePath:instancePath+"/error",keyword:"type",params:{
type:schema71.allOf[1].properties.error.type}}],!1;if(errors===_errs31&&data13&&typeof data13=="object"&&!Array.isArray(data13)){let missing3;if(data13.code===void 0&&
(missing3="code")||data13.message===void 0&&(missing3="message"))return validate60.errors=[{instancePath:instancePath+"/error",keyword:"required",params:{missingProperty:missing3}}],
!1;{let _errs33=errors;for(let key3 in data13)if(!(key3==="code"||key3==="details"||key3==="message")){return validate60.errors=[{instancePath:instancePath+"/er\
ror",keyword:"additionalProperties",params:{additionalProperty:key3}}],!1;break}if(_errs33===errors){if(data13.code!==void 0){let data14=data13.code,_errs34=errors;
if(typeof data14!="string")return validate60.errors=[{instancePath:instancePath+"/error/code",keyword:"type",params:{type:"string"}}],!1;if(!(data14==="MGP_INVA\
LID_OBJECT"||data14==="MGP_UNSUPPORTED_VERSION"||data14==="MGP_UNSUPPORTED_CAPABILITY"||data14==="MGP_POLICY_DENIED"||data14==="MGP_MEMORY_NOT_FOUND"||data14===
"MGP_TASK_NOT_FOUND"||data14==="MGP_SCOPE_VIOLATION"||data14==="MGP_CONFLICT_UNRESOLVED"||data14==="MGP_BACKEND_ERROR"))return validate60.errors=[{instancePath:instancePath+
"/error/code",keyword:"enum",params:{allowedValues:schema71.allOf[1].properties.error.properties.code.enum}}],!1;var valid6=_errs34===errors}else var valid6=!0;
if(valid6){if(data13.details!==void 0){let data15=data13.details,_errs36=errors;if(!(data15&&typeof data15=="object"&&!Array.isArray(data15)))return validate60.
errors=[{instancePath:instancePath+"/error/details",keyword:"type",params:{type:"object"}}],!1;var valid6=_errs36===errors}else var valid6=!0;if(valid6)if(data13.
message!==void 0){let data16=data13.message,_errs38=errors;if(errors===_errs38)if(typeof data16=="string"){if(data16.length<1)return validate60.errors=[{instancePath:instancePath+
"/error/message",keyword:"minLength",params:{limit:1}}],!1}else return validate60.errors=[{instancePath:instancePath+"/error/message",keyword:"type",params:{type:"\
string"}}],!1;var valid6=_errs38===errors}else var valid6=!0}}}}var valid1=_errs31===errors}else var valid1=!0}var valid0=_errs3===errors;if(valid0){let _errs40=errors,
_errs41=errors,valid7=!0,_errs42=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.status!==void 0&&data.status!=="ok"){let err0={};vErrors===null?
vErrors=[err0]:vErrors.push(err0),errors++}var _valid0=_errs42===errors;if(errors=_errs41,vErrors!==null&&(_errs41?vErrors.length=_errs41:vErrors=null),_valid0){
let _errs44=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.error!==void 0&&data.error!==null)return validate60.errors=[{instancePath:instancePath+
"/error",keyword:"type",params:{type:"null"}}],!1;var _valid0=_errs44===errors;valid7=_valid0}if(!valid7){let err1={instancePath,keyword:"if",params:{failingKeyword:"\
then"}};return vErrors===null?vErrors=[err1]:vErrors.push(err1),errors++,validate60.errors=vErrors,!1}var valid0=_errs40===errors;if(valid0){let _errs47=errors,
_errs48=errors,valid10=!0,_errs49=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.status!==void 0&&data.status!=="error"){let err2={};vErrors===
null?vErrors=[err2]:vErrors.push(err2),errors++}var _valid1=_errs49===errors;if(errors=_errs48,vErrors!==null&&(_errs48?vErrors.length=_errs48:vErrors=null),_valid1){
let _errs51=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.error!==void 0){let data20=data.error;if(!(data20&&typeof data20=="object"&&!Array.
isArray(data20)))return validate60.errors=[{instancePath:instancePath+"/error",keyword:"type",params:{type:"object"}}],!1}var _valid1=_errs51===errors;valid10=_valid1}
if(!valid10){let err3={instancePath,keyword:"if",params:{failingKeyword:"then"}};return vErrors===null?vErrors=[err3]:vErrors.push(err3),errors++,validate60.errors=
vErrors,!1}var valid0=_errs47===errors;if(valid0){let _errs54=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){if(data.request_id!==void 0){let data21=data.
request_id,_errs55=errors;if(errors===_errs55)if(typeof data21=="string"){if(data21.length<1)return validate60.errors=[{instancePath:instancePath+"/request_id",
keyword:"minLength",params:{limit:1}}],!1}else return validate60.errors=[{instancePath:instancePath+"/request_id",keyword:"type",params:{type:"string"}}],!1;var valid13=_errs55===
errors}else var valid13=!0;if(valid13)if(data.status!==void 0){let data22=data.status,_errs57=errors;if(typeof data22!="string")return validate60.errors=[{instancePath:instancePath+
"/status",keyword:"type",params:{type:"string"}}],!1;if(!(data22==="ok"||data22==="error"))return validate60.errors=[{instancePath:instancePath+"/status",keyword:"\
enum",params:{allowedValues:schema71.allOf[4].properties.status.enum}}],!1;var valid13=_errs57===errors}else var valid13=!0}var valid0=_errs54===errors}}}}return validate60.
errors=vErrors,errors===0}var validate43of=validate62,schema72={type:"object",allOf:[{required:["request_id","status","error","data"],additionalProperties:!1,properties:{
data:!0,error:!0,request_id:!0,status:!0}},{properties:{data:{type:["object","null"],required:["task"],additionalProperties:!1,properties:{task:{$ref:"async-tas\
k"}}},error:{type:["object","null"],required:["code","message"],additionalProperties:!1,properties:{code:{type:"string",enum:["MGP_INVALID_OBJECT","MGP_UNSUPPOR\
TED_VERSION","MGP_UNSUPPORTED_CAPABILITY","MGP_POLICY_DENIED","MGP_MEMORY_NOT_FOUND","MGP_TASK_NOT_FOUND","MGP_SCOPE_VIOLATION","MGP_CONFLICT_UNRESOLVED","MGP_B\
ACKEND_ERROR"]},details:{type:"object"},message:{type:"string",minLength:1}}}}},{if:{properties:{status:{const:"ok"}}},then:{properties:{error:{type:"null"}}}},
{if:{properties:{status:{const:"error"}}},then:{properties:{error:{type:"object"}}}},{properties:{request_id:{type:"string",minLength:1},status:{type:"string",enum:[
"ok","error"]}}}],$id:"get-task.response"};function validate62(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;
if(!(data&&typeof data=="object"&&!Array.isArray(data)))return validate62.errors=[{instancePath,keyword:"type",params:{type:"object"}}],!1;let _errs1=errors;if(data&&
typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.request_id===void 0&&(missing0="request_id")||data.status===void 0&&(missing0="status")||data.
error===void 0&&(missing0="error")||data.data===void 0&&(missing0="data"))return validate62.errors=[{instancePath,keyword:"required",params:{missingProperty:missing0}}],
!1;for(let key0 in data)if(!(key0==="data"||key0==="error"||key0==="request_id"||key0==="status")){return validate62.errors=[{instancePath,keyword:"additionalPr\
operties",params:{additionalProperty:key0}}],!1;break}}var valid0=_errs1===errors;if(valid0){let _errs3=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){
if(data.data!==void 0){let data0=data.data,_errs4=errors;if(!(data0&&typeof data0=="object"&&!Array.isArray(data0))&&data0!==null)return validate62.errors=[{instancePath:instancePath+
"/data",keyword:"type",params:{type:schema72.allOf[1].properties.data.type}}],!1;if(errors===_errs4&&data0&&typeof data0=="object"&&!Array.isArray(data0)){let missing1;
if(data0.task===void 0&&(missing1="task"))return validate62.errors=[{instancePath:instancePath+"/data",keyword:"required",params:{missingProperty:missing1}}],!1;
{let _errs6=errors;for(let key1 in data0)if(key1!=="task"){return validate62.errors=[{instancePath:instancePath+"/data",keyword:"additionalProperties",params:{additionalProperty:key1}}],
!1;break}if(_errs6===errors&&data0.task!==void 0){let data1=data0.task;if(errors===errors)if(data1&&typeof data1=="object"&&!Array.isArray(data1)){let missing2;
if(data1.task_id===void 0&&(missing2="task_id")||data1.operation===void 0&&(missing2="operation")||data1.status===void 0&&(missing2="status")||data1.request_id===
void 0&&(missing2="request_id")||data1.created_at===void 0&&(missing2="created_at")||data1.updated_at===void 0&&(missing2="updated_at")||data1.progress===void 0&&
(missing2="progress")||data1.total===void 0&&(missing2="total")||data1.result===void 0&&(missing2="result")||data1.error===void 0&&(missing2="error"))return validate62.
errors=[{instancePath:instancePath+"/data/task",keyword:"required",params:{missingProperty:missing2}}],!1;{let _errs10=errors;for(let key2 in data1)if(!func2.call(
schema12.properties,key2)){return validate62.errors=[{instancePath:instancePath+"/data/task",keyword:"additionalProperties",params:{additionalProperty:key2}}],!1;
break}if(_errs10===errors){if(data1.created_at!==void 0){let _errs11=errors;if(typeof data1.created_at!="string")return validate62.errors=[{instancePath:instancePath+
"/data/task/created_at",keyword:"type",params:{type:"string"}}],!1;var valid4=_errs11===errors}else var valid4=!0;if(valid4){if(data1.error!==void 0){let data3=data1.
error,_errs13=errors;if(!(data3&&typeof data3=="object"&&!Array.isArray(data3))&&data3!==null)return validate62.errors=[{instancePath:instancePath+"/data/task/e\
rror",keyword:"type",params:{type:schema12.properties.error.type}}],!1;if(errors===_errs13&&data3&&typeof data3=="object"&&!Array.isArray(data3)){let missing3;if(data3.
code===void 0&&(missing3="code")||data3.message===void 0&&(missing3="message"))return validate62.errors=[{instancePath:instancePath+"/data/task/error",keyword:"\
required",params:{missingProperty:missing3}}],!1;{let _errs15=errors;for(let key3 in data3)if(!(key3==="code"||key3==="details"||key3==="message")){return validate62.
errors=[{instancePath:instancePath+"/data/task/error",keyword:"additionalProperties",params:{additionalProperty:key3}}],!1;break}if(_errs15===errors){if(data3.code!==
void 0){let data4=data3.code,_errs16=errors;if(typeof data4!="string")return validate62.errors=[{instancePath:instancePath+"/data/task/error/code",keyword:"type",
params:{type:"string"}}],!1;if(!(data4==="MGP_INVALID_OBJECT"||data4==="MGP_UNSUPPORTED_VERSION"||data4==="MGP_UNSUPPORTED_CAPABILITY"||data4==="MGP_POLICY_DENI\
ED"||data4==="MGP_MEMORY_NOT_FOUND"||data4==="MGP_TASK_NOT_FOUND"||data4==="MGP_SCOPE_VIOLATION"||data4==="MGP_CONFLICT_UNRESOLVED"||data4==="MGP_BACKEND_ERROR"))
return validate62.errors=[{instancePath:instancePath+"/data/task/error/code",keyword:"enum",params:{allowedValues:schema12.properties.error.properties.code.enum}}],
!1;var valid5=_errs16===errors}else var valid5=!0;if(valid5){if(data3.details!==void 0){let data5=data3.details,_errs18=errors;if(!(data5&&typeof data5=="object"&&
!Array.isArray(data5)))return validate62.errors=[{instancePath:instancePath+"/data/task/error/details",keyword:"type",params:{type:"object"}}],!1;var valid5=_errs18===
errors}else var valid5=!0;if(valid5)if(data3.message!==void 0){let data6=data3.message,_errs20=errors;if(errors===_errs20)if(typeof data6=="string"){if(data6.length<
1)return validate62.errors=[{instancePath:instancePath+"/data/task/error/message",keyword:"minLength",params:{limit:1}}],!1}else return validate62.errors=[{instancePath:instancePath+
"/data/task/error/message",keyword:"type",params:{type:"string"}}],!1;var valid5=_errs20===errors}else var valid5=!0}}}}var valid4=_errs13===errors}else var valid4=!0;
if(valid4){if(data1.message!==void 0){let data7=data1.message,_errs22=errors;if(errors===_errs22)if(typeof data7=="string"){if(data7.length<1)return validate62.
errors=[{instancePath:instancePath+"/data/task/message",keyword:"minLength",params:{limit:1}}],!1}else return validate62.errors=[{instancePath:instancePath+"/da\
ta/task/message",keyword:"type",params:{type:"string"}}],!1;var valid4=_errs22===errors}else var valid4=!0;if(valid4){if(data1.operation!==void 0){let data8=data1.
operation,_errs24=errors;if(typeof data8!="string")return validate62.errors=[{instancePath:instancePath+"/data/task/operation",keyword:"type",params:{type:"stri\
ng"}}],!1;if(!(data8==="export"||data8==="import"||data8==="sync"))return validate62.errors=[{instancePath:instancePath+"/data/task/operation",keyword:"enum",params:{
allowedValues:schema12.properties.operation.enum}}],!1;var valid4=_errs24===errors}else var valid4=!0;if(valid4){if(data1.progress!==void 0){let data9=data1.progress,
_errs26=errors;if(errors===_errs26)if(typeof data9=="number"&&isFinite(data9)){if(data9<0||isNaN(data9))return validate62.errors=[{instancePath:instancePath+"/d\
ata/task/progress",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}else return validate62.errors=[{instancePath:instancePath+"/data/task/progress",keyword:"\
type",params:{type:"number"}}],!1;var valid4=_errs26===errors}else var valid4=!0;if(valid4){if(data1.request_id!==void 0){let data10=data1.request_id,_errs28=errors;
if(errors===_errs28)if(typeof data10=="string"){if(data10.length<1)return validate62.errors=[{instancePath:instancePath+"/data/task/request_id",keyword:"minLeng\
th",params:{limit:1}}],!1}else return validate62.errors=[{instancePath:instancePath+"/data/task/request_id",keyword:"type",params:{type:"string"}}],!1;var valid4=_errs28===
errors}else var valid4=!0;if(valid4){if(data1.result!==void 0){let data11=data1.result,_errs30=errors;if(!(data11&&typeof data11=="object"&&!Array.isArray(data11))&&
data11!==null)return validate62.errors=[{instancePath:instancePath+"/data/task/result",keyword:"type",params:{type:schema12.properties.result.type}}],!1;var valid4=_errs30===
errors}else var valid4=!0;if(valid4){if(data1.status!==void 0){let data12=data1.status,_errs32=errors;if(typeof data12!="string")return validate62.errors=[{instancePath:instancePath+
"/data/task/status",keyword:"type",params:{type:"string"}}],!1;if(!(data12==="pending"||data12==="running"||data12==="completed"||data12==="failed"||data12==="c\
ancelled"))return validate62.errors=[{instancePath:instancePath+"/data/task/status",keyword:"enum",params:{allowedValues:schema12.properties.status.enum}}],!1;var valid4=_errs32===
errors}else var valid4=!0;if(valid4){if(data1.task_id!==void 0){let data13=data1.task_id,_errs34=errors;if(errors===_errs34)if(typeof data13=="string"){if(data13.
length<1)return validate62.errors=[{instancePath:instancePath+"/data/task/task_id",keyword:"minLength",params:{limit:1}}],!1}else return validate62.errors=[{instancePath:instancePath+
"/data/task/task_id",keyword:"type",params:{type:"string"}}],!1;var valid4=_errs34===errors}else var valid4=!0;if(valid4){if(data1.total!==void 0){let data14=data1.
total,_errs36=errors;if(errors===_errs36)if(typeof data14=="number"&&isFinite(data14)){if(data14<0||isNaN(data14))return validate62.errors=[{instancePath:instancePath+
"/data/task/total",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}else return validate62.errors=[{instancePath:instancePath+"/data/task/total",keyword:"\
type",params:{type:"number"}}],!1;var valid4=_errs36===errors}else var valid4=!0;if(valid4)if(data1.updated_at!==void 0){let _errs38=errors;if(typeof data1.updated_at!=
"string")return validate62.errors=[{instancePath:instancePath+"/data/task/updated_at",keyword:"type",params:{type:"string"}}],!1;var valid4=_errs38===errors}else
var valid4=!0}}}}}}}}}}}}else return validate62.errors=[{instancePath:instancePath+"/data/task",keyword:"type",params:{type:"object"}}],!1}}}var valid1=_errs4===
errors}else var valid1=!0;if(valid1)if(data.error!==void 0){let data16=data.error,_errs40=errors;if(!(data16&&typeof data16=="object"&&!Array.isArray(data16))&&
data16!==null)return validate62.errors=[{instancePath:instancePath+"/error",keyword:"type",params:{type:schema72.allOf[1].properties.error.type}}],!1;if(errors===
_errs40&&data16&&typeof data16=="object"&&!Array.isArray(data16)){let missing4;if(data16.code===void 0&&(missing4="code")||data16.message===void 0&&(missing4="m\
essage"))return validate62.errors=[{instancePath:instancePath+"/error",keyword:"required",params:{missingProperty:missing4}}],!1;{let _errs42=errors;for(let key4 in data16)
if(!(key4==="code"||key4==="details"||key4==="message")){return validate62.errors=[{instancePath:instancePath+"/error",keyword:"additionalProperties",params:{additionalProperty:key4}}],
!1;break}if(_errs42===errors){if(data16.code!==void 0){let data17=data16.code,_errs43=errors;if(typeof data17!="string")return validate62.errors=[{instancePath:instancePath+
"/error/code",keyword:"type",params:{type:"string"}}],!1;if(!(data17==="MGP_INVALID_OBJECT"||data17==="MGP_UNSUPPORTED_VERSION"||data17==="MGP_UNSUPPORTED_CAPAB\
ILITY"||data17==="MGP_POLICY_DENIED"||data17==="MGP_MEMORY_NOT_FOUND"||data17==="MGP_TASK_NOT_FOUND"||data17==="MGP_SCOPE_VIOLATION"||data17==="MGP_CONFLICT_UNR\
ESOLVED"||data17==="MGP_BACKEND_ERROR"))return validate62.errors=[{instancePath:instancePath+"/error/code",keyword:"enum",params:{allowedValues:schema72.allOf[1].
properties.error.properties.code.enum}}],!1;var valid6=_errs43===errors}else var valid6=!0;if(valid6){if(data16.details!==void 0){let data18=data16.details,_errs45=errors;
if(!(data18&&typeof data18=="object"&&!Array.isArray(data18)))return validate62.errors=[{instancePath:instancePath+"/error/details",keyword:"type",params:{type:"\
object"}}],!1;var valid6=_errs45===errors}else var valid6=!0;if(valid6)if(data16.message!==void 0){let data19=data16.message,_errs47=errors;if(errors===_errs47)
if(typeof data19=="string"){if(data19.length<1)return validate62.errors=[{instancePath:instancePath+"/error/message",keyword:"minLength",params:{limit:1}}],!1}else
return validate62.errors=[{instancePath:instancePath+"/error/message",keyword:"type",params:{type:"string"}}],!1;var valid6=_errs47===errors}else var valid6=!0}}}}
var valid1=_errs40===errors}else var valid1=!0}var valid0=_errs3===errors;if(valid0){let _errs49=errors,_errs50=errors,valid7=!0,_errs51=errors;if(data&&typeof data==
"object"&&!Array.isArray(data)&&data.status!==void 0&&data.status!=="ok"){let err0={};vErrors===null?vErrors=[err0]:vErrors.push(err0),errors++}var _valid0=_errs51===
errors;if(errors=_errs50,vErrors!==null&&(_errs50?vErrors.length=_errs50:vErrors=null),_valid0){let _errs53=errors;if(data&&typeof data=="object"&&!Array.isArray(
data)&&data.error!==void 0&&data.error!==null)return validate62.errors=[{instancePath:instancePath+"/error",keyword:"type",params:{type:"null"}}],!1;var _valid0=_errs53===
errors;valid7=_valid0}if(!valid7){let err1={instancePath,keyword:"if",params:{failingKeyword:"then"}};return vErrors===null?vErrors=[err1]:vErrors.push(err1),errors++,
validate62.errors=vErrors,!1}var valid0=_errs49===errors;if(valid0){let _errs56=errors,_errs57=errors,valid10=!0,_errs58=errors;if(data&&typeof data=="object"&&
!Array.isArray(data)&&data.status!==void 0&&data.status!=="error"){let err2={};vErrors===null?vErrors=[err2]:vErrors.push(err2),errors++}var _valid1=_errs58===errors;
if(errors=_errs57,vErrors!==null&&(_errs57?vErrors.length=_errs57:vErrors=null),_valid1){let _errs60=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&
data.error!==void 0){let data23=data.error;if(!(data23&&typeof data23=="object"&&!Array.isArray(data23)))return validate62.errors=[{instancePath:instancePath+"/\
error",keyword:"type",params:{type:"object"}}],!1}var _valid1=_errs60===errors;valid10=_valid1}if(!valid10){let err3={instancePath,keyword:"if",params:{failingKeyword:"\
then"}};return vErrors===null?vErrors=[err3]:vErrors.push(err3),errors++,validate62.errors=vErrors,!1}var valid0=_errs56===errors;if(valid0){let _errs63=errors;
if(data&&typeof data=="object"&&!Array.isArray(data)){if(data.request_id!==void 0){let data24=data.request_id,_errs64=errors;if(errors===_errs64)if(typeof data24==
"string"){if(data24.length<1)return validate62.errors=[{instancePath:instancePath+"/request_id",keyword:"minLength",params:{limit:1}}],!1}else return validate62.
errors=[{instancePath:instancePath+"/request_id",keyword:"type",params:{type:"string"}}],!1;var valid13=_errs64===errors}else var valid13=!0;if(valid13)if(data.
status!==void 0){let data25=data.status,_errs66=errors;if(typeof data25!="string")return validate62.errors=[{instancePath:instancePath+"/status",keyword:"type",
params:{type:"string"}}],!1;if(!(data25==="ok"||data25==="error"))return validate62.errors=[{instancePath:instancePath+"/status",keyword:"enum",params:{allowedValues:schema72.
allOf[4].properties.status.enum}}],!1;var valid13=_errs66===errors}else var valid13=!0}var valid0=_errs63===errors}}}}return validate62.errors=vErrors,errors===
0}var validate44of=validate63,schema74={type:"object",allOf:[{required:["request_id","status","error","data"],additionalProperties:!1,properties:{data:!0,error:!0,
request_id:!0,status:!0}},{properties:{data:{type:["object","null"],oneOf:[{type:"object",required:["memory_ids","written_count"],additionalProperties:!1,properties:{
memory_ids:{type:"array",items:{type:"string",minLength:1}},written_count:{type:"integer",minimum:0}}},{type:"object",required:["task"],additionalProperties:!1,
properties:{task:{$ref:"async-task"}}}]},error:{type:["object","null"],required:["code","message"],additionalProperties:!1,properties:{code:{type:"string",enum:[
"MGP_INVALID_OBJECT","MGP_UNSUPPORTED_VERSION","MGP_UNSUPPORTED_CAPABILITY","MGP_POLICY_DENIED","MGP_MEMORY_NOT_FOUND","MGP_TASK_NOT_FOUND","MGP_SCOPE_VIOLATION",
"MGP_CONFLICT_UNRESOLVED","MGP_BACKEND_ERROR"]},details:{type:"object"},message:{type:"string",minLength:1}}}}},{if:{properties:{status:{const:"ok"}}},then:{properties:{
error:{type:"null"}}}},{if:{properties:{status:{const:"error"}}},then:{properties:{error:{type:"object"}}}},{properties:{request_id:{type:"string",minLength:1},
status:{type:"string",enum:["ok","error"]}}}],$id:"import.response"};function validate63(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){
let vErrors=null,errors=0;if(!(data&&typeof data=="object"&&!Array.isArray(data)))return validate63.errors=[{instancePath,keyword:"type",params:{type:"object"}}],
!1;let _errs1=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.request_id===void 0&&(missing0="request_id")||data.status===void 0&&
(missing0="status")||data.error===void 0&&(missing0="error")||data.data===void 0&&(missing0="data"))return validate63.errors=[{instancePath,keyword:"required",params:{
missingProperty:missing0}}],!1;for(let key0 in data)if(!(key0==="data"||key0==="error"||key0==="request_id"||key0==="status")){return validate63.errors=[{instancePath,
keyword:"additionalProperties",params:{additionalProperty:key0}}],!1;break}}var valid0=_errs1===errors;if(valid0){let _errs3=errors;if(data&&typeof data=="objec\
t"&&!Array.isArray(data)){if(data.data!==void 0){let data0=data.data,_errs4=errors;if(!(data0&&typeof data0=="object"&&!Array.isArray(data0))&&data0!==null)return validate63.
errors=[{instancePath:instancePath+"/data",keyword:"type",params:{type:schema74.allOf[1].properties.data.type}}],!1;let _errs6=errors,valid2=!1,passing0=null,_errs7=errors;
if(errors===_errs7)if(data0&&typeof data0=="object"&&!Array.isArray(data0)){let missing1;if(data0.memory_ids===void 0&&(missing1="memory_ids")||data0.written_count===
void 0&&(missing1="written_count")){let err0={instancePath:instancePath+"/data",keyword:"required",params:{missingProperty:missing1}};vErrors===null?vErrors=[err0]:
vErrors.push(err0),errors++}else{let _errs9=errors;for(let key1 in data0)if(!(key1==="memory_ids"||key1==="written_count")){let err1={instancePath:instancePath+
"/data",keyword:"additionalProperties",params:{additionalProperty:key1}};vErrors===null?vErrors=[err1]:vErrors.push(err1),errors++;break}if(_errs9===errors){if(data0.
memory_ids!==void 0){let data1=data0.memory_ids,_errs10=errors;if(errors===_errs10)if(Array.isArray(data1)){var valid4=!0;let len0=data1.length;for(let i0=0;i0<
len0;i0++){let data2=data1[i0],_errs12=errors;if(errors===_errs12)if(typeof data2=="string"){if(data2.length<1){let err2={instancePath:instancePath+"/data/memor\
y_ids/"+i0,keyword:"minLength",params:{limit:1}};vErrors===null?vErrors=[err2]:vErrors.push(err2),errors++}}else{let err3={instancePath:instancePath+"/data/memo\
ry_ids/"+i0,keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err3]:vErrors.push(err3),errors++}var valid4=_errs12===errors;if(!valid4)break}}else{
let err4={instancePath:instancePath+"/data/memory_ids",keyword:"type",params:{type:"array"}};vErrors===null?vErrors=[err4]:vErrors.push(err4),errors++}var valid3=_errs10===
errors}else var valid3=!0;if(valid3)if(data0.written_count!==void 0){let data3=data0.written_count,_errs14=errors;if(!(typeof data3=="number"&&!(data3%1)&&!isNaN(
data3)&&isFinite(data3))){let err5={instancePath:instancePath+"/data/written_count",keyword:"type",params:{type:"integer"}};vErrors===null?vErrors=[err5]:vErrors.
push(err5),errors++}if(errors===_errs14&&typeof data3=="number"&&isFinite(data3)&&(data3<0||isNaN(data3))){let err6={instancePath:instancePath+"/data/written_co\
unt",keyword:"minimum",params:{comparison:">=",limit:0}};vErrors===null?vErrors=[err6]:vErrors.push(err6),errors++}var valid3=_errs14===errors}else var valid3=!0}}}else{
let err7={instancePath:instancePath+"/data",keyword:"type",params:{type:"object"}};vErrors===null?vErrors=[err7]:vErrors.push(err7),errors++}var _valid0=_errs7===
errors;_valid0&&(valid2=!0,passing0=0);let _errs16=errors;if(errors===_errs16)if(data0&&typeof data0=="object"&&!Array.isArray(data0)){let missing2;if(data0.task===
void 0&&(missing2="task")){let err8={instancePath:instancePath+"/data",keyword:"required",params:{missingProperty:missing2}};vErrors===null?vErrors=[err8]:vErrors.
push(err8),errors++}else{let _errs18=errors;for(let key2 in data0)if(key2!=="task"){let err9={instancePath:instancePath+"/data",keyword:"additionalProperties",params:{
additionalProperty:key2}};vErrors===null?vErrors=[err9]:vErrors.push(err9),errors++;break}if(_errs18===errors&&data0.task!==void 0){let data4=data0.task;if(errors===
errors)if(data4&&typeof data4=="object"&&!Array.isArray(data4)){let missing3;if(data4.task_id===void 0&&(missing3="task_id")||data4.operation===void 0&&(missing3=
"operation")||data4.status===void 0&&(missing3="status")||data4.request_id===void 0&&(missing3="request_id")||data4.created_at===void 0&&(missing3="created_at")||
data4.updated_at===void 0&&(missing3="updated_at")||data4.progress===void 0&&(missing3="progress")||data4.total===void 0&&(missing3="total")||data4.result===void 0&&
(missing3="result")||data4.error===void 0&&(missing3="error")){let err10={instancePath:instancePath+"/data/task",keyword:"required",params:{missingProperty:missing3}};
vErrors===null?vErrors=[err10]:vErrors.push(err10),errors++}else{let _errs22=errors;for(let key3 in data4)if(!func2.call(schema12.properties,key3)){let err11={instancePath:instancePath+
"/data/task",keyword:"additionalProperties",params:{additionalProperty:key3}};vErrors===null?vErrors=[err11]:vErrors.push(err11),errors++;break}if(_errs22===errors){
if(data4.created_at!==void 0){let _errs23=errors;if(typeof data4.created_at!="string"){let err12={instancePath:instancePath+"/data/task/created_at",keyword:"typ\
e",params:{type:"string"}};vErrors===null?vErrors=[err12]:vErrors.push(err12),errors++}var valid7=_errs23===errors}else var valid7=!0;if(valid7){if(data4.error!==
void 0){let data6=data4.error,_errs25=errors;if(!(data6&&typeof data6=="object"&&!Array.isArray(data6))&&data6!==null){let err13={instancePath:instancePath+"/da\
ta/task/error",keyword:"type",params:{type:schema12.properties.error.type}};vErrors===null?vErrors=[err13]:vErrors.push(err13),errors++}if(errors===_errs25&&data6&&
typeof data6=="object"&&!Array.isArray(data6)){let missing4;if(data6.code===void 0&&(missing4="code")||data6.message===void 0&&(missing4="message")){let err14={
instancePath:instancePath+"/data/task/error",keyword:"required",params:{missingProperty:missing4}};vErrors===null?vErrors=[err14]:vErrors.push(err14),errors++}else{
let _errs27=errors;for(let key4 in data6)if(!(key4==="code"||key4==="details"||key4==="message")){let err15={instancePath:instancePath+"/data/task/error",keyword:"\
additionalProperties",params:{additionalProperty:key4}};vErrors===null?vErrors=[err15]:vErrors.push(err15),errors++;break}if(_errs27===errors){if(data6.code!==void 0){
let data7=data6.code,_errs28=errors;if(typeof data7!="string"){let err16={instancePath:instancePath+"/data/task/error/code",keyword:"type",params:{type:"string"}};
vErrors===null?vErrors=[err16]:vErrors.push(err16),errors++}if(!(data7==="MGP_INVALID_OBJECT"||data7==="MGP_UNSUPPORTED_VERSION"||data7==="MGP_UNSUPPORTED_CAPAB\
ILITY"||data7==="MGP_POLICY_DENIED"||data7==="MGP_MEMORY_NOT_FOUND"||data7==="MGP_TASK_NOT_FOUND"||data7==="MGP_SCOPE_VIOLATION"||data7==="MGP_CONFLICT_UNRESOLV\
ED"||data7==="MGP_BACKEND_ERROR")){let err17={instancePath:instancePath+"/data/task/error/code",keyword:"enum",params:{allowedValues:schema12.properties.error.properties.
code.enum}};vErrors===null?vErrors=[err17]:vErrors.push(err17),errors++}var valid8=_errs28===errors}else var valid8=!0;if(valid8){if(data6.details!==void 0){let data8=data6.
details,_errs30=errors;if(!(data8&&typeof data8=="object"&&!Array.isArray(data8))){let err18={instancePath:instancePath+"/data/task/error/details",keyword:"type",
params:{type:"object"}};vErrors===null?vErrors=[err18]:vErrors.push(err18),errors++}var valid8=_errs30===errors}else var valid8=!0;if(valid8)if(data6.message!==
void 0){let data9=data6.message,_errs32=errors;if(errors===_errs32)if(typeof data9=="string"){if(data9.length<1){let err19={instancePath:instancePath+"/data/tas\
k/error/message",keyword:"minLength",params:{limit:1}};vErrors===null?vErrors=[err19]:vErrors.push(err19),errors++}}else{let err20={instancePath:instancePath+"/\
data/task/error/message",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err20]:vErrors.push(err20),errors++}var valid8=_errs32===errors}else var valid8=!0}}}}
var valid7=_errs25===errors}else var valid7=!0;if(valid7){if(data4.message!==void 0){let data10=data4.message,_errs34=errors;if(errors===_errs34)if(typeof data10==
"string"){if(data10.length<1){let err21={instancePath:instancePath+"/data/task/message",keyword:"minLength",params:{limit:1}};vErrors===null?vErrors=[err21]:vErrors.
push(err21),errors++}}else{let err22={instancePath:instancePath+"/data/task/message",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err22]:vErrors.
push(err22),errors++}var valid7=_errs34===errors}else var valid7=!0;if(valid7){if(data4.operation!==void 0){let data11=data4.operation,_errs36=errors;if(typeof data11!=
"string"){let err23={instancePath:instancePath+"/data/task/operation",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err23]:vErrors.push(err23),
errors++}if(!(data11==="export"||data11==="import"||data11==="sync")){let err24={instancePath:instancePath+"/data/task/operation",keyword:"enum",params:{allowedValues:schema12.
properties.operation.enum}};vErrors===null?vErrors=[err24]:vErrors.push(err24),errors++}var valid7=_errs36===errors}else var valid7=!0;if(valid7){if(data4.progress!==
void 0){let data12=data4.progress,_errs38=errors;if(errors===_errs38)if(typeof data12=="number"&&isFinite(data12)){if(data12<0||isNaN(data12)){let err25={instancePath:instancePath+
"/data/task/progress",keyword:"minimum",params:{comparison:">=",limit:0}};vErrors===null?vErrors=[err25]:vErrors.push(err25),errors++}}else{let err26={instancePath:instancePath+
"/data/task/progress",keyword:"type",params:{type:"number"}};vErrors===null?vErrors=[err26]:vErrors.push(err26),errors++}var valid7=_errs38===errors}else var valid7=!0;
if(valid7){if(data4.request_id!==void 0){let data13=data4.request_id,_errs40=errors;if(errors===_errs40)if(typeof data13=="string"){if(data13.length<1){let err27={
instancePath:instancePath+"/data/task/request_id",keyword:"minLength",params:{limit:1}};vErrors===null?vErrors=[err27]:vErrors.push(err27),errors++}}else{let err28={
instancePath:instancePath+"/data/task/request_id",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err28]:vErrors.push(err28),errors++}var valid7=_errs40===
errors}else var valid7=!0;if(valid7){if(data4.result!==void 0){let data14=data4.result,_errs42=errors;if(!(data14&&typeof data14=="object"&&!Array.isArray(data14))&&
data14!==null){let err29={instancePath:instancePath+"/data/task/result",keyword:"type",params:{type:schema12.properties.result.type}};vErrors===null?vErrors=[err29]:
vErrors.push(err29),errors++}var valid7=_errs42===errors}else var valid7=!0;if(valid7){if(data4.status!==void 0){let data15=data4.status,_errs44=errors;if(typeof data15!=
"string"){let err30={instancePath:instancePath+"/data/task/status",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err30]:vErrors.push(err30),errors++}
if(!(data15==="pending"||data15==="running"||data15==="completed"||data15==="failed"||data15==="cancelled")){let err31={instancePath:instancePath+"/data/task/st\
atus",keyword:"enum",params:{allowedValues:schema12.properties.status.enum}};vErrors===null?vErrors=[err31]:vErrors.push(err31),errors++}var valid7=_errs44===errors}else
var valid7=!0;if(valid7){if(data4.task_id!==void 0){let data16=data4.task_id,_errs46=errors;if(errors===_errs46)if(typeof data16=="string"){if(data16.length<1){
let err32={instancePath:instancePath+"/data/task/task_id",keyword:"minLength",params:{limit:1}};vErrors===null?vErrors=[err32]:vErrors.push(err32),errors++}}else{
let err33={instancePath:instancePath+"/data/task/task_id",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err33]:vErrors.push(err33),errors++}var valid7=_errs46===
errors}else var valid7=!0;if(valid7){if(data4.total!==void 0){let data17=data4.total,_errs48=errors;if(errors===_errs48)if(typeof data17=="number"&&isFinite(data17)){
if(data17<0||isNaN(data17)){let err34={instancePath:instancePath+"/data/task/total",keyword:"minimum",params:{comparison:">=",limit:0}};vErrors===null?vErrors=[
err34]:vErrors.push(err34),errors++}}else{let err35={instancePath:instancePath+"/data/task/total",keyword:"type",params:{type:"number"}};vErrors===null?vErrors=
[err35]:vErrors.push(err35),errors++}var valid7=_errs48===errors}else var valid7=!0;if(valid7)if(data4.updated_at!==void 0){let _errs50=errors;if(typeof data4.updated_at!=
"string"){let err36={instancePath:instancePath+"/data/task/updated_at",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err36]:vErrors.push(err36),
errors++}var valid7=_errs50===errors}else var valid7=!0}}}}}}}}}}}}else{let err37={instancePath:instancePath+"/data/task",keyword:"type",params:{type:"object"}};
vErrors===null?vErrors=[err37]:vErrors.push(err37),errors++}}}}else{let err38={instancePath:instancePath+"/data",keyword:"type",params:{type:"object"}};vErrors===
null?vErrors=[err38]:vErrors.push(err38),errors++}var _valid0=_errs16===errors;if(_valid0&&valid2?(valid2=!1,passing0=[passing0,1]):_valid0&&(valid2=!0,passing0=
1),valid2)errors=_errs6,vErrors!==null&&(_errs6?vErrors.length=_errs6:vErrors=null);else{let err39={instancePath:instancePath+"/data",keyword:"oneOf",params:{passingSchemas:passing0}};
return vErrors===null?vErrors=[err39]:vErrors.push(err39),errors++,validate63.errors=vErrors,!1}var valid1=_errs4===errors}else var valid1=!0;if(valid1)if(data.
error!==void 0){let data19=data.error,_errs52=errors;if(!(data19&&typeof data19=="object"&&!Array.isArray(data19))&&data19!==null)return validate63.errors=[{instancePath:instancePath+
"/error",keyword:"type",params:{type:schema74.allOf[1].properties.error.type}}],!1;if(errors===_errs52&&data19&&typeof data19=="object"&&!Array.isArray(data19)){
let missing5;if(data19.code===void 0&&(missing5="code")||data19.message===void 0&&(missing5="message"))return validate63.errors=[{instancePath:instancePath+"/er\
ror",keyword:"required",params:{missingProperty:missing5}}],!1;{let _errs54=errors;for(let key5 in data19)if(!(key5==="code"||key5==="details"||key5==="message")){
return validate63.errors=[{instancePath:instancePath+"/error",keyword:"additionalProperties",params:{additionalProperty:key5}}],!1;break}if(_errs54===errors){if(data19.
code!==void 0){let data20=data19.code,_errs55=errors;if(typeof data20!="string")return validate63.errors=[{instancePath:instancePath+"/error/code",keyword:"type",
params:{type:"string"}}],!1;if(!(data20==="MGP_INVALID_OBJECT"||data20==="MGP_UNSUPPORTED_VERSION"||data20==="MGP_UNSUPPORTED_CAPABILITY"||data20==="MGP_POLICY_\
DENIED"||data20==="MGP_MEMORY_NOT_FOUND"||data20==="MGP_TASK_NOT_FOUND"||data20==="MGP_SCOPE_VIOLATION"||data20==="MGP_CONFLICT_UNRESOLVED"||data20==="MGP_BACKE\
ND_ERROR"))return validate63.errors=[{instancePath:instancePath+"/error/code",keyword:"enum",params:{allowedValues:schema74.allOf[1].properties.error.properties.
code.enum}}],!1;var valid9=_errs55===errors}else var valid9=!0;if(valid9){if(data19.details!==void 0){let data21=data19.details,_errs57=errors;if(!(data21&&typeof data21==
"object"&&!Array.isArray(data21)))return validate63.errors=[{instancePath:instancePath+"/error/details",keyword:"type",params:{type:"object"}}],!1;var valid9=_errs57===
errors}else var valid9=!0;if(valid9)if(data19.message!==void 0){let data22=data19.message,_errs59=errors;if(errors===_errs59)if(typeof data22=="string"){if(data22.
length<1)return validate63.errors=[{instancePath:instancePath+"/error/message",keyword:"minLength",params:{limit:1}}],!1}else return validate63.errors=[{instancePath:instancePath+
"/error/message",keyword:"type",params:{type:"string"}}],!1;var valid9=_errs59===errors}else var valid9=!0}}}}var valid1=_errs52===errors}else var valid1=!0}var valid0=_errs3===
errors;if(valid0){let _errs61=errors,_errs62=errors,valid10=!0,_errs63=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.status!==void 0&&data.status!==
"ok"){let err40={};vErrors===null?vErrors=[err40]:vErrors.push(err40),errors++}var _valid1=_errs63===errors;if(errors=_errs62,vErrors!==null&&(_errs62?vErrors.length=
_errs62:vErrors=null),_valid1){let _errs65=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.error!==void 0&&data.error!==null)return validate63.
errors=[{instancePath:instancePath+"/error",keyword:"type",params:{type:"null"}}],!1;var _valid1=_errs65===errors;valid10=_valid1}if(!valid10){let err41={instancePath,
keyword:"if",params:{failingKeyword:"then"}};return vErrors===null?vErrors=[err41]:vErrors.push(err41),errors++,validate63.errors=vErrors,!1}var valid0=_errs61===
errors;if(valid0){let _errs68=errors,_errs69=errors,valid13=!0,_errs70=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.status!==void 0&&data.status!==
"error"){let err42={};vErrors===null?vErrors=[err42]:vErrors.push(err42),errors++}var _valid2=_errs70===errors;if(errors=_errs69,vErrors!==null&&(_errs69?vErrors.
length=_errs69:vErrors=null),_valid2){let _errs72=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.error!==void 0){let data26=data.error;if(!(data26&&
typeof data26=="object"&&!Array.isArray(data26)))return validate63.errors=[{instancePath:instancePath+"/error",keyword:"type",params:{type:"object"}}],!1}var _valid2=_errs72===
errors;valid13=_valid2}if(!valid13){let err43={instancePath,keyword:"if",params:{failingKeyword:"then"}};return vErrors===null?vErrors=[err43]:vErrors.push(err43),
errors++,validate63.errors=vErrors,!1}var valid0=_errs68===errors;if(valid0){let _errs75=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){if(data.request_id!==
void 0){let data27=data.request_id,_errs76=errors;if(errors===_errs76)if(typeof data27=="string"){if(data27.length<1)return validate63.errors=[{instancePath:instancePath+
"/request_id",keyword:"minLength",params:{limit:1}}],!1}else return validate63.errors=[{instancePath:instancePath+"/request_id",keyword:"type",params:{type:"str\
ing"}}],!1;var valid16=_errs76===errors}else var valid16=!0;if(valid16)if(data.status!==void 0){let data28=data.status,_errs78=errors;if(typeof data28!="string")
return validate63.errors=[{instancePath:instancePath+"/status",keyword:"type",params:{type:"string"}}],!1;if(!(data28==="ok"||data28==="error"))return validate63.
errors=[{instancePath:instancePath+"/status",keyword:"enum",params:{allowedValues:schema74.allOf[4].properties.status.enum}}],!1;var valid16=_errs78===errors}else
var valid16=!0}var valid0=_errs75===errors}}}}return validate63.errors=vErrors,errors===0}var validate45of=validate64,schema76={type:"object",allOf:[{required:[
"request_id","status","error","data"],additionalProperties:!1,properties:{data:!0,error:!0,request_id:!0,status:!0}},{properties:{data:{type:["object","null"],required:[
"chosen_version","supported_versions","lifecycle_phase","session_mode","transport_profile","protocol_capabilities","negotiated_capabilities","negotiated_profile\
s","server_info"],additionalProperties:!1,properties:{chosen_version:{type:"string",pattern:"^v?[0-9]+\\.[0-9]+(?:\\.[0-9]+)?$"},deprecation_warnings:{type:"arr\
ay",items:{type:"string",minLength:1}},discovery:{type:"object",additionalProperties:!1,properties:{capabilities_uri:{type:"string",minLength:1}}},lifecycle_phase:{
type:"string",enum:["ready"]},minimum_supported_version:{type:"string",pattern:"^v?[0-9]+\\.[0-9]+(?:\\.[0-9]+)?$"},negotiated_capabilities:{$ref:"negotiated-ca\
pabilities"},negotiated_profiles:{type:"array",distinct:!0,items:{type:"string",enum:["core-memory","governance","interop","lifecycle"]}},protocol_capabilities:{
$ref:"protocol-capabilities"},server_info:{type:"object",required:["name","version"],additionalProperties:!1,properties:{description:{type:"string",minLength:1},
name:{type:"string",minLength:1},title:{type:"string",minLength:1},version:{type:"string",minLength:1}}},session_id:{type:"string",minLength:1},session_mode:{type:"\
string",enum:["stateless","stateful"]},supported_versions:{type:"array",minItems:1,distinct:!0,items:{type:"string",pattern:"^v?[0-9]+\\.[0-9]+(?:\\.[0-9]+)?$"}},
transport_profile:{type:"string",enum:["stateless_http","streamable_http"]}}},error:{type:["object","null"],required:["code","message"],additionalProperties:!1,
properties:{code:{type:"string",enum:["MGP_INVALID_OBJECT","MGP_UNSUPPORTED_VERSION","MGP_UNSUPPORTED_CAPABILITY","MGP_POLICY_DENIED","MGP_MEMORY_NOT_FOUND","MG\
P_TASK_NOT_FOUND","MGP_SCOPE_VIOLATION","MGP_CONFLICT_UNRESOLVED","MGP_BACKEND_ERROR"]},details:{type:"object"},message:{type:"string",minLength:1}}}}},{if:{properties:{
status:{const:"ok"}}},then:{properties:{error:{type:"null"}}}},{if:{properties:{status:{const:"error"}}},then:{properties:{error:{type:"object"}}}},{properties:{
request_id:{type:"string",minLength:1},status:{type:"string",enum:["ok","error"]}}}],$id:"initialize.response"},schema77={type:"object",required:["runtime_capab\
ilities_received","supports_consumable_text","supports_redaction_info","supports_mixed_return_modes","supports_partial_failure","supports_search_explanations","\
supports_prompt_view","supports_delete","supports_purge","supports_async_operations","supports_subscriptions","effective_return_modes"],additionalProperties:!1,
properties:{effective_return_modes:{type:"array",minItems:1,distinct:!0,items:{type:"string",enum:["raw","summary","masked","metadata_only"]}},runtime_capabilities_received:{
type:"boolean"},supports_async_operations:{type:"boolean"},supports_consumable_text:{type:"boolean"},supports_delete:{type:"boolean"},supports_mixed_return_modes:{
type:"boolean"},supports_partial_failure:{type:"boolean"},supports_prompt_view:{type:"boolean"},supports_purge:{type:"boolean"},supports_redaction_info:{type:"b\
oolean"},supports_search_explanations:{type:"boolean"},supports_subscriptions:{type:"boolean"}},$id:"negotiated-capabilities"};function validate64(data,{instancePath="",
parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;if(!(data&&typeof data=="object"&&!Array.isArray(data)))return validate64.errors=[{instancePath,
keyword:"type",params:{type:"object"}}],!1;let _errs1=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.request_id===void 0&&(missing0=
"request_id")||data.status===void 0&&(missing0="status")||data.error===void 0&&(missing0="error")||data.data===void 0&&(missing0="data"))return validate64.errors=
[{instancePath,keyword:"required",params:{missingProperty:missing0}}],!1;for(let key0 in data)if(!(key0==="data"||key0==="error"||key0==="request_id"||key0==="s\
tatus")){return validate64.errors=[{instancePath,keyword:"additionalProperties",params:{additionalProperty:key0}}],!1;break}}var valid0=_errs1===errors;if(valid0){
let _errs3=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){if(data.data!==void 0){let data0=data.data,_errs4=errors;if(!(data0&&typeof data0=="obje\
ct"&&!Array.isArray(data0))&&data0!==null)return validate64.errors=[{instancePath:instancePath+"/data",keyword:"type",params:{type:schema76.allOf[1].properties.
data.type}}],!1;if(errors===_errs4&&data0&&typeof data0=="object"&&!Array.isArray(data0)){let missing1;if(data0.chosen_version===void 0&&(missing1="chosen_versi\
on")||data0.supported_versions===void 0&&(missing1="supported_versions")||data0.lifecycle_phase===void 0&&(missing1="lifecycle_phase")||data0.session_mode===void 0&&
(missing1="session_mode")||data0.transport_profile===void 0&&(missing1="transport_profile")||data0.protocol_capabilities===void 0&&(missing1="protocol_capabilit\
ies")||data0.negotiated_capabilities===void 0&&(missing1="negotiated_capabilities")||data0.negotiated_profiles===void 0&&(missing1="negotiated_profiles")||data0.
server_info===void 0&&(missing1="server_info"))return validate64.errors=[{instancePath:instancePath+"/data",keyword:"required",params:{missingProperty:missing1}}],
!1;{let _errs6=errors;for(let key1 in data0)if(!func2.call(schema76.allOf[1].properties.data.properties,key1)){return validate64.errors=[{instancePath:instancePath+
"/data",keyword:"additionalProperties",params:{additionalProperty:key1}}],!1;break}if(_errs6===errors){if(data0.chosen_version!==void 0){let data1=data0.chosen_version,
_errs7=errors;if(errors===_errs7)if(typeof data1=="string"){if(!pattern1.test(data1))return validate64.errors=[{instancePath:instancePath+"/data/chosen_version",
keyword:"pattern",params:{pattern:"^v?[0-9]+\\.[0-9]+(?:\\.[0-9]+)?$"}}],!1}else return validate64.errors=[{instancePath:instancePath+"/data/chosen_version",keyword:"\
type",params:{type:"string"}}],!1;var valid2=_errs7===errors}else var valid2=!0;if(valid2){if(data0.deprecation_warnings!==void 0){let data2=data0.deprecation_warnings,
_errs9=errors;if(errors===_errs9)if(Array.isArray(data2)){var valid3=!0;let len0=data2.length;for(let i0=0;i0<len0;i0++){let data3=data2[i0],_errs11=errors;if(errors===
_errs11)if(typeof data3=="string"){if(data3.length<1)return validate64.errors=[{instancePath:instancePath+"/data/deprecation_warnings/"+i0,keyword:"minLength",params:{
limit:1}}],!1}else return validate64.errors=[{instancePath:instancePath+"/data/deprecation_warnings/"+i0,keyword:"type",params:{type:"string"}}],!1;var valid3=_errs11===
errors;if(!valid3)break}}else return validate64.errors=[{instancePath:instancePath+"/data/deprecation_warnings",keyword:"type",params:{type:"array"}}],!1;var valid2=_errs9===
errors}else var valid2=!0;if(valid2){if(data0.discovery!==void 0){let data4=data0.discovery,_errs13=errors;if(errors===_errs13)if(data4&&typeof data4=="object"&&
!Array.isArray(data4)){let _errs15=errors;for(let key2 in data4)if(key2!=="capabilities_uri"){return validate64.errors=[{instancePath:instancePath+"/data/discov\
ery",keyword:"additionalProperties",params:{additionalProperty:key2}}],!1;break}if(_errs15===errors&&data4.capabilities_uri!==void 0){let data5=data4.capabilities_uri;
if(errors===errors)if(typeof data5=="string"){if(data5.length<1)return validate64.errors=[{instancePath:instancePath+"/data/discovery/capabilities_uri",keyword:"\
minLength",params:{limit:1}}],!1}else return validate64.errors=[{instancePath:instancePath+"/data/discovery/capabilities_uri",keyword:"type",params:{type:"strin\
g"}}],!1}}else return validate64.errors=[{instancePath:instancePath+"/data/discovery",keyword:"type",params:{type:"object"}}],!1;var valid2=_errs13===errors}else
var valid2=!0;if(valid2){if(data0.lifecycle_phase!==void 0){let data6=data0.lifecycle_phase,_errs18=errors;if(typeof data6!="string")return validate64.errors=[{
instancePath:instancePath+"/data/lifecycle_phase",keyword:"type",params:{type:"string"}}],!1;if(data6!=="ready")return validate64.errors=[{instancePath:instancePath+
"/data/lifecycle_phase",keyword:"enum",params:{allowedValues:schema76.allOf[1].properties.data.properties.lifecycle_phase.enum}}],!1;var valid2=_errs18===errors}else
var valid2=!0;if(valid2){if(data0.minimum_supported_version!==void 0){let data7=data0.minimum_supported_version,_errs20=errors;if(errors===_errs20)if(typeof data7==
"string"){if(!pattern1.test(data7))return validate64.errors=[{instancePath:instancePath+"/data/minimum_supported_version",keyword:"pattern",params:{pattern:"^v?\
[0-9]+\\.[0-9]+(?:\\.[0-9]+)?$"}}],!1}else return validate64.errors=[{instancePath:instancePath+"/data/minimum_supported_version",keyword:"type",params:{type:"s\
tring"}}],!1;var valid2=_errs20===errors}else var valid2=!0;if(valid2){if(data0.negotiated_capabilities!==void 0){let data8=data0.negotiated_capabilities,_errs22=errors;
if(errors===errors)if(data8&&typeof data8=="object"&&!Array.isArray(data8)){let missing2;if(data8.runtime_capabilities_received===void 0&&(missing2="runtime_cap\
abilities_received")||data8.supports_consumable_text===void 0&&(missing2="supports_consumable_text")||data8.supports_redaction_info===void 0&&(missing2="support\
s_redaction_info")||data8.supports_mixed_return_modes===void 0&&(missing2="supports_mixed_return_modes")||data8.supports_partial_failure===void 0&&(missing2="su\
pports_partial_failure")||data8.supports_search_explanations===void 0&&(missing2="supports_search_explanations")||data8.supports_prompt_view===void 0&&(missing2=
"supports_prompt_view")||data8.supports_delete===void 0&&(missing2="supports_delete")||data8.supports_purge===void 0&&(missing2="supports_purge")||data8.supports_async_operations===
void 0&&(missing2="supports_async_operations")||data8.supports_subscriptions===void 0&&(missing2="supports_subscriptions")||data8.effective_return_modes===void 0&&
(missing2="effective_return_modes"))return validate64.errors=[{instancePath:instancePath+"/data/negotiated_capabilities",keyword:"required",params:{missingProperty:missing2}}],
!1;{let _errs25=errors;for(let key3 in data8)if(!func2.call(schema77.properties,key3)){return validate64.errors=[{instancePath:instancePath+"/data/negotiated_ca\
pabilities",keyword:"additionalProperties",params:{additionalProperty:key3}}],!1;break}if(_errs25===errors){if(data8.effective_return_modes!==void 0){let data9=data8.
effective_return_modes,_errs26=errors;if(errors===_errs26)if(Array.isArray(data9)){if(data9.length<1)return validate64.errors=[{instancePath:instancePath+"/data\
/negotiated_capabilities/effective_return_modes",keyword:"minItems",params:{limit:1}}],!1;if(new Set(data9).size!==data9.length)return validate64.errors=[{instancePath:instancePath+
"/data/negotiated_capabilities/effective_return_modes",keyword:"distinct",params:{}}],!1;{var valid7=!0;let len1=data9.length;for(let i1=0;i1<len1;i1++){let data10=data9[i1],
_errs28=errors;if(typeof data10!="string")return validate64.errors=[{instancePath:instancePath+"/data/negotiated_capabilities/effective_return_modes/"+i1,keyword:"\
type",params:{type:"string"}}],!1;if(!(data10==="raw"||data10==="summary"||data10==="masked"||data10==="metadata_only"))return validate64.errors=[{instancePath:instancePath+
"/data/negotiated_capabilities/effective_return_modes/"+i1,keyword:"enum",params:{allowedValues:schema77.properties.effective_return_modes.items.enum}}],!1;var valid7=_errs28===
errors;if(!valid7)break}}}else return validate64.errors=[{instancePath:instancePath+"/data/negotiated_capabilities/effective_return_modes",keyword:"type",params:{
type:"array"}}],!1;var valid6=_errs26===errors}else var valid6=!0;if(valid6){if(data8.runtime_capabilities_received!==void 0){let _errs30=errors;if(typeof data8.
runtime_capabilities_received!="boolean")return validate64.errors=[{instancePath:instancePath+"/data/negotiated_capabilities/runtime_capabilities_received",keyword:"\
type",params:{type:"boolean"}}],!1;var valid6=_errs30===errors}else var valid6=!0;if(valid6){if(data8.supports_async_operations!==void 0){let _errs32=errors;if(typeof data8.
supports_async_operations!="boolean")return validate64.errors=[{instancePath:instancePath+"/data/negotiated_capabilities/supports_async_operations",keyword:"typ\
e",params:{type:"boolean"}}],!1;var valid6=_errs32===errors}else var valid6=!0;if(valid6){if(data8.supports_consumable_text!==void 0){let _errs34=errors;if(typeof data8.
supports_consumable_text!="boolean")return validate64.errors=[{instancePath:instancePath+"/data/negotiated_capabilities/supports_consumable_text",keyword:"type",
params:{type:"boolean"}}],!1;var valid6=_errs34===errors}else var valid6=!0;if(valid6){if(data8.supports_delete!==void 0){let _errs36=errors;if(typeof data8.supports_delete!=
"boolean")return validate64.errors=[{instancePath:instancePath+"/data/negotiated_capabilities/supports_delete",keyword:"type",params:{type:"boolean"}}],!1;var valid6=_errs36===
errors}else var valid6=!0;if(valid6){if(data8.supports_mixed_return_modes!==void 0){let _errs38=errors;if(typeof data8.supports_mixed_return_modes!="boolean")return validate64.
errors=[{instancePath:instancePath+"/data/negotiated_capabilities/supports_mixed_return_modes",keyword:"type",params:{type:"boolean"}}],!1;var valid6=_errs38===
errors}else var valid6=!0;if(valid6){if(data8.supports_partial_failure!==void 0){let _errs40=errors;if(typeof data8.supports_partial_failure!="boolean")return validate64.
errors=[{instancePath:instancePath+"/data/negotiated_capabilities/supports_partial_failure",keyword:"type",params:{type:"boolean"}}],!1;var valid6=_errs40===errors}else
var valid6=!0;if(valid6){if(data8.supports_prompt_view!==void 0){let _errs42=errors;if(typeof data8.supports_prompt_view!="boolean")return validate64.errors=[{instancePath:instancePath+
"/data/negotiated_capabilities/supports_prompt_view",keyword:"type",params:{type:"boolean"}}],!1;var valid6=_errs42===errors}else var valid6=!0;if(valid6){if(data8.
supports_purge!==void 0){let _errs44=errors;if(typeof data8.supports_purge!="boolean")return validate64.errors=[{instancePath:instancePath+"/data/negotiated_cap\
abilities/supports_purge",keyword:"type",params:{type:"boolean"}}],!1;var valid6=_errs44===errors}else var valid6=!0;if(valid6){if(data8.supports_redaction_info!==
void 0){let _errs46=errors;if(typeof data8.supports_redaction_info!="boolean")return validate64.errors=[{instancePath:instancePath+"/data/negotiated_capabilitie\
s/supports_redaction_info",keyword:"type",params:{type:"boolean"}}],!1;var valid6=_errs46===errors}else var valid6=!0;if(valid6){if(data8.supports_search_explanations!==
void 0){let _errs48=errors;if(typeof data8.supports_search_explanations!="boolean")return validate64.errors=[{instancePath:instancePath+"/data/negotiated_capabi\
lities/supports_search_explanations",keyword:"type",params:{type:"boolean"}}],!1;var valid6=_errs48===errors}else var valid6=!0;if(valid6)if(data8.supports_subscriptions!==
void 0){let _errs50=errors;if(typeof data8.supports_subscriptions!="boolean")return validate64.errors=[{instancePath:instancePath+"/data/negotiated_capabilities\
/supports_subscriptions",keyword:"type",params:{type:"boolean"}}],!1;var valid6=_errs50===errors}else var valid6=!0}}}}}}}}}}}}}else return validate64.errors=[{
instancePath:instancePath+"/data/negotiated_capabilities",keyword:"type",params:{type:"object"}}],!1;var valid2=_errs22===errors}else var valid2=!0;if(valid2){if(data0.
negotiated_profiles!==void 0){let data22=data0.negotiated_profiles,_errs52=errors;if(errors===_errs52)if(Array.isArray(data22)){if(new Set(data22).size!==data22.
length)return validate64.errors=[{instancePath:instancePath+"/data/negotiated_profiles",keyword:"distinct",params:{}}],!1;{var valid8=!0;let len2=data22.length;
for(let i2=0;i2<len2;i2++){let data23=data22[i2],_errs54=errors;if(typeof data23!="string")return validate64.errors=[{instancePath:instancePath+"/data/negotiate\
d_profiles/"+i2,keyword:"type",params:{type:"string"}}],!1;if(!(data23==="core-memory"||data23==="governance"||data23==="interop"||data23==="lifecycle"))return validate64.
errors=[{instancePath:instancePath+"/data/negotiated_profiles/"+i2,keyword:"enum",params:{allowedValues:schema76.allOf[1].properties.data.properties.negotiated_profiles.
items.enum}}],!1;var valid8=_errs54===errors;if(!valid8)break}}}else return validate64.errors=[{instancePath:instancePath+"/data/negotiated_profiles",keyword:"t\
ype",params:{type:"array"}}],!1;var valid2=_errs52===errors}else var valid2=!0;if(valid2){if(data0.protocol_capabilities!==void 0){let data24=data0.protocol_capabilities,
_errs56=errors;if(errors===errors)if(data24&&typeof data24=="object"&&!Array.isArray(data24)){let missing3;if(data24.supports_discovery===void 0&&(missing3="sup\
ports_discovery")||data24.supports_initialize===void 0&&(missing3="supports_initialize")||data24.supports_runtime_capability_negotiation===void 0&&(missing3="su\
pports_runtime_capability_negotiation")||data24.supports_negotiated_capabilities===void 0&&(missing3="supports_negotiated_capabilities")||data24.requires_initialize===
void 0&&(missing3="requires_initialize")||data24.supports_stateless_http===void 0&&(missing3="supports_stateless_http")||data24.supports_streamable_http===void 0&&
(missing3="supports_streamable_http")||data24.supports_sessions===void 0&&(missing3="supports_sessions")||data24.supports_async_operations===void 0&&(missing3="\
supports_async_operations")||data24.supports_notifications===void 0&&(missing3="supports_notifications")||data24.supports_subscriptions===void 0&&(missing3="sup\
ports_subscriptions")||data24.supports_ping===void 0&&(missing3="supports_ping")||data24.transport_profiles===void 0&&(missing3="transport_profiles")||data24.supported_profiles===
void 0&&(missing3="supported_profiles")||data24.session_mode===void 0&&(missing3="session_mode"))return validate64.errors=[{instancePath:instancePath+"/data/pro\
tocol_capabilities",keyword:"required",params:{missingProperty:missing3}}],!1;{let _errs59=errors;for(let key4 in data24)if(!func2.call(schema45.properties,key4)){
return validate64.errors=[{instancePath:instancePath+"/data/protocol_capabilities",keyword:"additionalProperties",params:{additionalProperty:key4}}],!1;break}if(_errs59===
errors){if(data24.default_profile!==void 0){let data25=data24.default_profile,_errs60=errors;if(typeof data25!="string")return validate64.errors=[{instancePath:instancePath+
"/data/protocol_capabilities/default_profile",keyword:"type",params:{type:"string"}}],!1;if(!(data25==="core-memory"||data25==="governance"||data25==="interop"||
data25==="lifecycle"))return validate64.errors=[{instancePath:instancePath+"/data/protocol_capabilities/default_profile",keyword:"enum",params:{allowedValues:schema45.
properties.default_profile.enum}}],!1;var valid10=_errs60===errors}else var valid10=!0;if(valid10){if(data24.requires_initialize!==void 0){let _errs62=errors;if(typeof data24.
requires_initialize!="boolean")return validate64.errors=[{instancePath:instancePath+"/data/protocol_capabilities/requires_initialize",keyword:"type",params:{type:"\
boolean"}}],!1;var valid10=_errs62===errors}else var valid10=!0;if(valid10){if(data24.session_mode!==void 0){let data27=data24.session_mode,_errs64=errors;if(typeof data27!=
"string")return validate64.errors=[{instancePath:instancePath+"/data/protocol_capabilities/session_mode",keyword:"type",params:{type:"string"}}],!1;if(!(data27===
"stateless"||data27==="stateful"))return validate64.errors=[{instancePath:instancePath+"/data/protocol_capabilities/session_mode",keyword:"enum",params:{allowedValues:schema45.
properties.session_mode.enum}}],!1;var valid10=_errs64===errors}else var valid10=!0;if(valid10){if(data24.supported_profiles!==void 0){let data28=data24.supported_profiles,
_errs66=errors;if(errors===_errs66)if(Array.isArray(data28)){if(data28.length<1)return validate64.errors=[{instancePath:instancePath+"/data/protocol_capabilitie\
s/supported_profiles",keyword:"minItems",params:{limit:1}}],!1;if(new Set(data28).size!==data28.length)return validate64.errors=[{instancePath:instancePath+"/da\
ta/protocol_capabilities/supported_profiles",keyword:"distinct",params:{}}],!1;{var valid11=!0;let len3=data28.length;for(let i3=0;i3<len3;i3++){let data29=data28[i3],
_errs68=errors;if(typeof data29!="string")return validate64.errors=[{instancePath:instancePath+"/data/protocol_capabilities/supported_profiles/"+i3,keyword:"typ\
e",params:{type:"string"}}],!1;if(!(data29==="core-memory"||data29==="governance"||data29==="interop"||data29==="lifecycle"))return validate64.errors=[{instancePath:instancePath+
"/data/protocol_capabilities/supported_profiles/"+i3,keyword:"enum",params:{allowedValues:schema45.properties.supported_profiles.items.enum}}],!1;var valid11=_errs68===
errors;if(!valid11)break}}}else return validate64.errors=[{instancePath:instancePath+"/data/protocol_capabilities/supported_profiles",keyword:"type",params:{type:"\
array"}}],!1;var valid10=_errs66===errors}else var valid10=!0;if(valid10){if(data24.supports_async_operations!==void 0){let _errs70=errors;if(typeof data24.supports_async_operations!=
"boolean")return validate64.errors=[{instancePath:instancePath+"/data/protocol_capabilities/supports_async_operations",keyword:"type",params:{type:"boolean"}}],
!1;var valid10=_errs70===errors}else var valid10=!0;if(valid10){if(data24.supports_discovery!==void 0){let _errs72=errors;if(typeof data24.supports_discovery!="\
boolean")return validate64.errors=[{instancePath:instancePath+"/data/protocol_capabilities/supports_discovery",keyword:"type",params:{type:"boolean"}}],!1;var valid10=_errs72===
errors}else var valid10=!0;if(valid10){if(data24.supports_initialize!==void 0){let _errs74=errors;if(typeof data24.supports_initialize!="boolean")return validate64.
errors=[{instancePath:instancePath+"/data/protocol_capabilities/supports_initialize",keyword:"type",params:{type:"boolean"}}],!1;var valid10=_errs74===errors}else
var valid10=!0;if(valid10){if(data24.supports_negotiated_capabilities!==void 0){let _errs76=errors;if(typeof data24.supports_negotiated_capabilities!="boolean")
return validate64.errors=[{instancePath:instancePath+"/data/protocol_capabilities/supports_negotiated_capabilities",keyword:"type",params:{type:"boolean"}}],!1;
var valid10=_errs76===errors}else var valid10=!0;if(valid10){if(data24.supports_notifications!==void 0){let _errs78=errors;if(typeof data24.supports_notifications!=
"boolean")return validate64.errors=[{instancePath:instancePath+"/data/protocol_capabilities/supports_notifications",keyword:"type",params:{type:"boolean"}}],!1;
var valid10=_errs78===errors}else var valid10=!0;if(valid10){if(data24.supports_ping!==void 0){let _errs80=errors;if(typeof data24.supports_ping!="boolean")return validate64.
errors=[{instancePath:instancePath+"/data/protocol_capabilities/supports_ping",keyword:"type",params:{type:"boolean"}}],!1;var valid10=_errs80===errors}else var valid10=!0;
if(valid10){if(data24.supports_runtime_capability_negotiation!==void 0){let _errs82=errors;if(typeof data24.supports_runtime_capability_negotiation!="boolean")return validate64.
errors=[{instancePath:instancePath+"/data/protocol_capabilities/supports_runtime_capability_negotiation",keyword:"type",params:{type:"boolean"}}],!1;var valid10=_errs82===
errors}else var valid10=!0;if(valid10){if(data24.supports_sessions!==void 0){let _errs84=errors;if(typeof data24.supports_sessions!="boolean")return validate64.
errors=[{instancePath:instancePath+"/data/protocol_capabilities/supports_sessions",keyword:"type",params:{type:"boolean"}}],!1;var valid10=_errs84===errors}else
var valid10=!0;if(valid10){if(data24.supports_stateless_http!==void 0){let _errs86=errors;if(typeof data24.supports_stateless_http!="boolean")return validate64.
errors=[{instancePath:instancePath+"/data/protocol_capabilities/supports_stateless_http",keyword:"type",params:{type:"boolean"}}],!1;var valid10=_errs86===errors}else
var valid10=!0;if(valid10){if(data24.supports_streamable_http!==void 0){let _errs88=errors;if(typeof data24.supports_streamable_http!="boolean")return validate64.
errors=[{instancePath:instancePath+"/data/protocol_capabilities/supports_streamable_http",keyword:"type",params:{type:"boolean"}}],!1;var valid10=_errs88===errors}else
var valid10=!0;if(valid10){if(data24.supports_subscriptions!==void 0){let _errs90=errors;if(typeof data24.supports_subscriptions!="boolean")return validate64.errors=
[{instancePath:instancePath+"/data/protocol_capabilities/supports_subscriptions",keyword:"type",params:{type:"boolean"}}],!1;var valid10=_errs90===errors}else var valid10=!0;
if(valid10)if(data24.transport_profiles!==void 0){let data41=data24.transport_profiles,_errs92=errors;if(errors===_errs92)if(Array.isArray(data41)){if(data41.length<
1)return validate64.errors=[{instancePath:instancePath+"/data/protocol_capabilities/transport_profiles",keyword:"minItems",params:{limit:1}}],!1;if(new Set(data41).
size!==data41.length)return validate64.errors=[{instancePath:instancePath+"/data/protocol_capabilities/transport_profiles",keyword:"distinct",params:{}}],!1;{var valid12=!0;
let len4=data41.length;for(let i4=0;i4<len4;i4++){let data42=data41[i4],_errs94=errors;if(typeof data42!="string")return validate64.errors=[{instancePath:instancePath+
"/data/protocol_capabilities/transport_profiles/"+i4,keyword:"type",params:{type:"string"}}],!1;if(!(data42==="stateless_http"||data42==="streamable_http"))return validate64.
errors=[{instancePath:instancePath+"/data/protocol_capabilities/transport_profiles/"+i4,keyword:"enum",params:{allowedValues:schema45.properties.transport_profiles.
items.enum}}],!1;var valid12=_errs94===errors;if(!valid12)break}}}else return validate64.errors=[{instancePath:instancePath+"/data/protocol_capabilities/transpo\
rt_profiles",keyword:"type",params:{type:"array"}}],!1;var valid10=_errs92===errors}else var valid10=!0}}}}}}}}}}}}}}}}}else return validate64.errors=[{instancePath:instancePath+
"/data/protocol_capabilities",keyword:"type",params:{type:"object"}}],!1;var valid2=_errs56===errors}else var valid2=!0;if(valid2){if(data0.server_info!==void 0){
let data43=data0.server_info,_errs96=errors;if(errors===_errs96)if(data43&&typeof data43=="object"&&!Array.isArray(data43)){let missing4;if(data43.name===void 0&&
(missing4="name")||data43.version===void 0&&(missing4="version"))return validate64.errors=[{instancePath:instancePath+"/data/server_info",keyword:"required",params:{
missingProperty:missing4}}],!1;{let _errs98=errors;for(let key5 in data43)if(!(key5==="description"||key5==="name"||key5==="title"||key5==="version")){return validate64.
errors=[{instancePath:instancePath+"/data/server_info",keyword:"additionalProperties",params:{additionalProperty:key5}}],!1;break}if(_errs98===errors){if(data43.
description!==void 0){let data44=data43.description,_errs99=errors;if(errors===_errs99)if(typeof data44=="string"){if(data44.length<1)return validate64.errors=[
{instancePath:instancePath+"/data/server_info/description",keyword:"minLength",params:{limit:1}}],!1}else return validate64.errors=[{instancePath:instancePath+"\
/data/server_info/description",keyword:"type",params:{type:"string"}}],!1;var valid13=_errs99===errors}else var valid13=!0;if(valid13){if(data43.name!==void 0){
let data45=data43.name,_errs101=errors;if(errors===_errs101)if(typeof data45=="string"){if(data45.length<1)return validate64.errors=[{instancePath:instancePath+
"/data/server_info/name",keyword:"minLength",params:{limit:1}}],!1}else return validate64.errors=[{instancePath:instancePath+"/data/server_info/name",keyword:"t\
ype",params:{type:"string"}}],!1;var valid13=_errs101===errors}else var valid13=!0;if(valid13){if(data43.title!==void 0){let data46=data43.title,_errs103=errors;
if(errors===_errs103)if(typeof data46=="string"){if(data46.length<1)return validate64.errors=[{instancePath:instancePath+"/data/server_info/title",keyword:"minL\
ength",params:{limit:1}}],!1}else return validate64.errors=[{instancePath:instancePath+"/data/server_info/title",keyword:"type",params:{type:"string"}}],!1;var valid13=_errs103===
errors}else var valid13=!0;if(valid13)if(data43.version!==void 0){let data47=data43.version,_errs105=errors;if(errors===_errs105)if(typeof data47=="string"){if(data47.
length<1)return validate64.errors=[{instancePath:instancePath+"/data/server_info/version",keyword:"minLength",params:{limit:1}}],!1}else return validate64.errors=
[{instancePath:instancePath+"/data/server_info/version",keyword:"type",params:{type:"string"}}],!1;var valid13=_errs105===errors}else var valid13=!0}}}}}else return validate64.
errors=[{instancePath:instancePath+"/data/server_info",keyword:"type",params:{type:"object"}}],!1;var valid2=_errs96===errors}else var valid2=!0;if(valid2){if(data0.
session_id!==void 0){let data48=data0.session_id,_errs107=errors;if(errors===_errs107)if(typeof data48=="string"){if(data48.length<1)return validate64.errors=[{
instancePath:instancePath+"/data/session_id",keyword:"minLength",params:{limit:1}}],!1}else return validate64.errors=[{instancePath:instancePath+"/data/session_\
id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs107===errors}else var valid2=!0;if(valid2){if(data0.session_mode!==void 0){let data49=data0.session_mode,
_errs109=errors;if(typeof data49!="string")return validate64.errors=[{instancePath:instancePath+"/data/session_mode",keyword:"type",params:{type:"string"}}],!1;
if(!(data49==="stateless"||data49==="stateful"))return validate64.errors=[{instancePath:instancePath+"/data/session_mode",keyword:"enum",params:{allowedValues:schema76.
allOf[1].properties.data.properties.session_mode.enum}}],!1;var valid2=_errs109===errors}else var valid2=!0;if(valid2){if(data0.supported_versions!==void 0){let data50=data0.
supported_versions,_errs111=errors;if(errors===_errs111)if(Array.isArray(data50)){if(data50.length<1)return validate64.errors=[{instancePath:instancePath+"/data\
/supported_versions",keyword:"minItems",params:{limit:1}}],!1;if(new Set(data50).size!==data50.length)return validate64.errors=[{instancePath:instancePath+"/dat\
a/supported_versions",keyword:"distinct",params:{}}],!1;{var valid14=!0;let len5=data50.length;for(let i5=0;i5<len5;i5++){let data51=data50[i5],_errs113=errors;
if(errors===_errs113)if(typeof data51=="string"){if(!pattern1.test(data51))return validate64.errors=[{instancePath:instancePath+"/data/supported_versions/"+i5,keyword:"\
pattern",params:{pattern:"^v?[0-9]+\\.[0-9]+(?:\\.[0-9]+)?$"}}],!1}else return validate64.errors=[{instancePath:instancePath+"/data/supported_versions/"+i5,keyword:"\
type",params:{type:"string"}}],!1;var valid14=_errs113===errors;if(!valid14)break}}}else return validate64.errors=[{instancePath:instancePath+"/data/supported_v\
ersions",keyword:"type",params:{type:"array"}}],!1;var valid2=_errs111===errors}else var valid2=!0;if(valid2)if(data0.transport_profile!==void 0){let data52=data0.
transport_profile,_errs115=errors;if(typeof data52!="string")return validate64.errors=[{instancePath:instancePath+"/data/transport_profile",keyword:"type",params:{
type:"string"}}],!1;if(!(data52==="stateless_http"||data52==="streamable_http"))return validate64.errors=[{instancePath:instancePath+"/data/transport_profile",keyword:"\
enum",params:{allowedValues:schema76.allOf[1].properties.data.properties.transport_profile.enum}}],!1;var valid2=_errs115===errors}else var valid2=!0}}}}}}}}}}}}}}
var valid1=_errs4===errors}else var valid1=!0;if(valid1)if(data.error!==void 0){let data53=data.error,_errs117=errors;if(!(data53&&typeof data53=="object"&&!Array.
isArray(data53))&&data53!==null)return validate64.errors=[{instancePath:instancePath+"/error",keyword:"type",params:{type:schema76.allOf[1].properties.error.type}}],
!1;if(errors===_errs117&&data53&&typeof data53=="object"&&!Array.isArray(data53)){let missing5;if(data53.code===void 0&&(missing5="code")||data53.message===void 0&&
(missing5="message"))return validate64.errors=[{instancePath:instancePath+"/error",keyword:"required",params:{missingProperty:missing5}}],!1;{let _errs119=errors;
for(let key6 in data53)if(!(key6==="code"||key6==="details"||key6==="message")){return validate64.errors=[{instancePath:instancePath+"/error",keyword:"additiona\
lProperties",params:{additionalProperty:key6}}],!1;break}if(_errs119===errors){if(data53.code!==void 0){let data54=data53.code,_errs120=errors;if(typeof data54!=
"string")return validate64.errors=[{instancePath:instancePath+"/error/code",keyword:"type",params:{type:"string"}}],!1;if(!(data54==="MGP_INVALID_OBJECT"||data54===
"MGP_UNSUPPORTED_VERSION"||data54==="MGP_UNSUPPORTED_CAPABILITY"||data54==="MGP_POLICY_DENIED"||data54==="MGP_MEMORY_NOT_FOUND"||data54==="MGP_TASK_NOT_FOUND"||
data54==="MGP_SCOPE_VIOLATION"||data54==="MGP_CONFLICT_UNRESOLVED"||data54==="MGP_BACKEND_ERROR"))return validate64.errors=[{instancePath:instancePath+"/error/c\
ode",keyword:"enum",params:{allowedValues:schema76.allOf[1].properties.error.properties.code.enum}}],!1;var valid15=_errs120===errors}else var valid15=!0;if(valid15){
if(data53.details!==void 0){let data55=data53.details,_errs122=errors;if(!(data55&&typeof data55=="object"&&!Array.isArray(data55)))return validate64.errors=[{instancePath:instancePath+
"/error/details",keyword:"type",params:{type:"object"}}],!1;var valid15=_errs122===errors}else var valid15=!0;if(valid15)if(data53.message!==void 0){let data56=data53.
message,_errs124=errors;if(errors===_errs124)if(typeof data56=="string"){if(data56.length<1)return validate64.errors=[{instancePath:instancePath+"/error/message",
keyword:"minLength",params:{limit:1}}],!1}else return validate64.errors=[{instancePath:instancePath+"/error/message",keyword:"type",params:{type:"string"}}],!1;
var valid15=_errs124===errors}else var valid15=!0}}}}var valid1=_errs117===errors}else var valid1=!0}var valid0=_errs3===errors;if(valid0){let _errs126=errors,_errs127=errors,
valid16=!0,_errs128=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.status!==void 0&&data.status!=="ok"){let err0={};vErrors===null?vErrors=[err0]:
vErrors.push(err0),errors++}var _valid0=_errs128===errors;if(errors=_errs127,vErrors!==null&&(_errs127?vErrors.length=_errs127:vErrors=null),_valid0){let _errs130=errors;
if(data&&typeof data=="object"&&!Array.isArray(data)&&data.error!==void 0&&data.error!==null)return validate64.errors=[{instancePath:instancePath+"/error",keyword:"\
type",params:{type:"null"}}],!1;var _valid0=_errs130===errors;valid16=_valid0}if(!valid16){let err1={instancePath,keyword:"if",params:{failingKeyword:"then"}};return vErrors===
null?vErrors=[err1]:vErrors.push(err1),errors++,validate64.errors=vErrors,!1}var valid0=_errs126===errors;if(valid0){let _errs133=errors,_errs134=errors,valid19=!0,
_errs135=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.status!==void 0&&data.status!=="error"){let err2={};vErrors===null?vErrors=[err2]:vErrors.
push(err2),errors++}var _valid1=_errs135===errors;if(errors=_errs134,vErrors!==null&&(_errs134?vErrors.length=_errs134:vErrors=null),_valid1){let _errs137=errors;
if(data&&typeof data=="object"&&!Array.isArray(data)&&data.error!==void 0){let data60=data.error;if(!(data60&&typeof data60=="object"&&!Array.isArray(data60)))return validate64.
errors=[{instancePath:instancePath+"/error",keyword:"type",params:{type:"object"}}],!1}var _valid1=_errs137===errors;valid19=_valid1}if(!valid19){let err3={instancePath,
keyword:"if",params:{failingKeyword:"then"}};return vErrors===null?vErrors=[err3]:vErrors.push(err3),errors++,validate64.errors=vErrors,!1}var valid0=_errs133===
errors;if(valid0){let _errs140=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){if(data.request_id!==void 0){let data61=data.request_id,_errs141=errors;
if(errors===_errs141)if(typeof data61=="string"){if(data61.length<1)return validate64.errors=[{instancePath:instancePath+"/request_id",keyword:"minLength",params:{
limit:1}}],!1}else return validate64.errors=[{instancePath:instancePath+"/request_id",keyword:"type",params:{type:"string"}}],!1;var valid22=_errs141===errors}else
var valid22=!0;if(valid22)if(data.status!==void 0){let data62=data.status,_errs143=errors;if(typeof data62!="string")return validate64.errors=[{instancePath:instancePath+
"/status",keyword:"type",params:{type:"string"}}],!1;if(!(data62==="ok"||data62==="error"))return validate64.errors=[{instancePath:instancePath+"/status",keyword:"\
enum",params:{allowedValues:schema76.allOf[4].properties.status.enum}}],!1;var valid22=_errs143===errors}else var valid22=!0}var valid0=_errs140===errors}}}}return validate64.
errors=vErrors,errors===0}var validate46of=validate65,schema79={type:"object",allOf:[{required:["request_id","status","error","data"],additionalProperties:!1,properties:{
data:!0,error:!0,request_id:!0,status:!0}},{properties:{data:{type:["object","null"],required:["memory_id","state"],additionalProperties:!1,properties:{memory_id:{
type:"string"},purged_at:{type:["string","null"]},reason:{type:["string","null"]},state:{const:"purged"}}},error:{type:["object","null"],required:["code","messa\
ge"],additionalProperties:!1,properties:{code:{type:"string",enum:["MGP_INVALID_OBJECT","MGP_UNSUPPORTED_VERSION","MGP_UNSUPPORTED_CAPABILITY","MGP_POLICY_DENIE\
D","MGP_MEMORY_NOT_FOUND","MGP_TASK_NOT_FOUND","MGP_SCOPE_VIOLATION","MGP_CONFLICT_UNRESOLVED","MGP_BACKEND_ERROR"]},details:{type:"object"},message:{type:"stri\
ng",minLength:1}}}}},{if:{properties:{status:{const:"ok"}}},then:{properties:{error:{type:"null"}}}},{if:{properties:{status:{const:"error"}}},then:{properties:{
error:{type:"object"}}}},{properties:{request_id:{type:"string",minLength:1},status:{type:"string",enum:["ok","error"]}}}],$id:"purge-memory.response"};function validate65(data,{
instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;if(!(data&&typeof data=="object"&&!Array.isArray(data)))return validate65.
errors=[{instancePath,keyword:"type",params:{type:"object"}}],!1;let _errs1=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.request_id===
void 0&&(missing0="request_id")||data.status===void 0&&(missing0="status")||data.error===void 0&&(missing0="error")||data.data===void 0&&(missing0="data"))return validate65.
errors=[{instancePath,keyword:"required",params:{missingProperty:missing0}}],!1;for(let key0 in data)if(!(key0==="data"||key0==="error"||key0==="request_id"||key0===
"status")){return validate65.errors=[{instancePath,keyword:"additionalProperties",params:{additionalProperty:key0}}],!1;break}}var valid0=_errs1===errors;if(valid0){
let _errs3=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){if(data.data!==void 0){let data0=data.data,_errs4=errors;if(!(data0&&typeof data0=="obje\
ct"&&!Array.isArray(data0))&&data0!==null)return validate65.errors=[{instancePath:instancePath+"/data",keyword:"type",params:{type:schema79.allOf[1].properties.
data.type}}],!1;if(errors===_errs4&&data0&&typeof data0=="object"&&!Array.isArray(data0)){let missing1;if(data0.memory_id===void 0&&(missing1="memory_id")||data0.
state===void 0&&(missing1="state"))return validate65.errors=[{instancePath:instancePath+"/data",keyword:"required",params:{missingProperty:missing1}}],!1;{let _errs6=errors;
for(let key1 in data0)if(!(key1==="memory_id"||key1==="purged_at"||key1==="reason"||key1==="state")){return validate65.errors=[{instancePath:instancePath+"/data",
keyword:"additionalProperties",params:{additionalProperty:key1}}],!1;break}if(_errs6===errors){if(data0.memory_id!==void 0){let _errs7=errors;if(typeof data0.memory_id!=
"string")return validate65.errors=[{instancePath:instancePath+"/data/memory_id",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs7===errors}else var valid2=!0;
if(valid2){if(data0.purged_at!==void 0){let data2=data0.purged_at,_errs9=errors;if(typeof data2!="string"&&data2!==null)return validate65.errors=[{instancePath:instancePath+
"/data/purged_at",keyword:"type",params:{type:schema79.allOf[1].properties.data.properties.purged_at.type}}],!1;var valid2=_errs9===errors}else var valid2=!0;if(valid2){
if(data0.reason!==void 0){let data3=data0.reason,_errs11=errors;if(typeof data3!="string"&&data3!==null)return validate65.errors=[{instancePath:instancePath+"/d\
ata/reason",keyword:"type",params:{type:schema79.allOf[1].properties.data.properties.reason.type}}],!1;var valid2=_errs11===errors}else var valid2=!0;if(valid2)
if(data0.state!==void 0){let _errs13=errors;if(data0.state!=="purged")return validate65.errors=[{instancePath:instancePath+"/data/state",keyword:"const",params:{
allowedValue:"purged"}}],!1;var valid2=_errs13===errors}else var valid2=!0}}}}}var valid1=_errs4===errors}else var valid1=!0;if(valid1)if(data.error!==void 0){let data5=data.
error,_errs14=errors;if(!(data5&&typeof data5=="object"&&!Array.isArray(data5))&&data5!==null)return validate65.errors=[{instancePath:instancePath+"/error",keyword:"\
type",params:{type:schema79.allOf[1].properties.error.type}}],!1;if(errors===_errs14&&data5&&typeof data5=="object"&&!Array.isArray(data5)){let missing2;if(data5.
code===void 0&&(missing2="code")||data5.message===void 0&&(missing2="message"))return validate65.errors=[{instancePath:instancePath+"/error",keyword:"required",
params:{missingProperty:missing2}}],!1;{let _errs16=errors;for(let key2 in data5)if(!(key2==="code"||key2==="details"||key2==="message")){return validate65.errors=
[{instancePath:instancePath+"/error",keyword:"additionalProperties",params:{additionalProperty:key2}}],!1;break}if(_errs16===errors){if(data5.code!==void 0){let data6=data5.
code,_errs17=errors;if(typeof data6!="string")return validate65.errors=[{instancePath:instancePath+"/error/code",keyword:"type",params:{type:"string"}}],!1;if(!(data6===
"MGP_INVALID_OBJECT"||data6==="MGP_UNSUPPORTED_VERSION"||data6==="MGP_UNSUPPORTED_CAPABILITY"||data6==="MGP_POLICY_DENIED"||data6==="MGP_MEMORY_NOT_FOUND"||data6===
"MGP_TASK_NOT_FOUND"||data6==="MGP_SCOPE_VIOLATION"||data6==="MGP_CONFLICT_UNRESOLVED"||data6==="MGP_BACKEND_ERROR"))return validate65.errors=[{instancePath:instancePath+
"/error/code",keyword:"enum",params:{allowedValues:schema79.allOf[1].properties.error.properties.code.enum}}],!1;var valid3=_errs17===errors}else var valid3=!0;
if(valid3){if(data5.details!==void 0){let data7=data5.details,_errs19=errors;if(!(data7&&typeof data7=="object"&&!Array.isArray(data7)))return validate65.errors=
[{instancePath:instancePath+"/error/details",keyword:"type",params:{type:"object"}}],!1;var valid3=_errs19===errors}else var valid3=!0;if(valid3)if(data5.message!==
void 0){let data8=data5.message,_errs21=errors;if(errors===_errs21)if(typeof data8=="string"){if(data8.length<1)return validate65.errors=[{instancePath:instancePath+
"/error/message",keyword:"minLength",params:{limit:1}}],!1}else return validate65.errors=[{instancePath:instancePath+"/error/message",keyword:"type",params:{type:"\
string"}}],!1;var valid3=_errs21===errors}else var valid3=!0}}}}var valid1=_errs14===errors}else var valid1=!0}var valid0=_errs3===errors;if(valid0){let _errs23=errors,
_errs24=errors,valid4=!0,_errs25=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.status!==void 0&&data.status!=="ok"){let err0={};vErrors===null?
vErrors=[err0]:vErrors.push(err0),errors++}var _valid0=_errs25===errors;if(errors=_errs24,vErrors!==null&&(_errs24?vErrors.length=_errs24:vErrors=null),_valid0){
let _errs27=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.error!==void 0&&data.error!==null)return validate65.errors=[{instancePath:instancePath+
"/error",keyword:"type",params:{type:"null"}}],!1;var _valid0=_errs27===errors;valid4=_valid0}if(!valid4){let err1={instancePath,keyword:"if",params:{failingKeyword:"\
then"}};return vErrors===null?vErrors=[err1]:vErrors.push(err1),errors++,validate65.errors=vErrors,!1}var valid0=_errs23===errors;if(valid0){let _errs30=errors,
_errs31=errors,valid7=!0,_errs32=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.status!==void 0&&data.status!=="error"){let err2={};vErrors===
null?vErrors=[err2]:vErrors.push(err2),errors++}var _valid1=_errs32===errors;if(errors=_errs31,vErrors!==null&&(_errs31?vErrors.length=_errs31:vErrors=null),_valid1){
let _errs34=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.error!==void 0){let data12=data.error;if(!(data12&&typeof data12=="object"&&!Array.
isArray(data12)))return validate65.errors=[{instancePath:instancePath+"/error",keyword:"type",params:{type:"object"}}],!1}var _valid1=_errs34===errors;valid7=_valid1}
if(!valid7){let err3={instancePath,keyword:"if",params:{failingKeyword:"then"}};return vErrors===null?vErrors=[err3]:vErrors.push(err3),errors++,validate65.errors=
vErrors,!1}var valid0=_errs30===errors;if(valid0){let _errs37=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){if(data.request_id!==void 0){let data13=data.
request_id,_errs38=errors;if(errors===_errs38)if(typeof data13=="string"){if(data13.length<1)return validate65.errors=[{instancePath:instancePath+"/request_id",
keyword:"minLength",params:{limit:1}}],!1}else return validate65.errors=[{instancePath:instancePath+"/request_id",keyword:"type",params:{type:"string"}}],!1;var valid10=_errs38===
errors}else var valid10=!0;if(valid10)if(data.status!==void 0){let data14=data.status,_errs40=errors;if(typeof data14!="string")return validate65.errors=[{instancePath:instancePath+
"/status",keyword:"type",params:{type:"string"}}],!1;if(!(data14==="ok"||data14==="error"))return validate65.errors=[{instancePath:instancePath+"/status",keyword:"\
enum",params:{allowedValues:schema79.allOf[4].properties.status.enum}}],!1;var valid10=_errs40===errors}else var valid10=!0}var valid0=_errs37===errors}}}}return validate65.
errors=vErrors,errors===0}var validate47of=validate66,schema80={type:"object",allOf:[{required:["request_id","status","error","data"],additionalProperties:!1,properties:{
data:!0,error:!0,request_id:!0,status:!0}},{properties:{data:{type:["object","null"],required:["memory_id","state"],additionalProperties:!1,properties:{memory_id:{
type:"string"},state:{const:"revoked"}}},error:{type:["object","null"],required:["code","message"],additionalProperties:!1,properties:{code:{type:"string",enum:[
"MGP_INVALID_OBJECT","MGP_UNSUPPORTED_VERSION","MGP_UNSUPPORTED_CAPABILITY","MGP_POLICY_DENIED","MGP_MEMORY_NOT_FOUND","MGP_TASK_NOT_FOUND","MGP_SCOPE_VIOLATION",
"MGP_CONFLICT_UNRESOLVED","MGP_BACKEND_ERROR"]},details:{type:"object"},message:{type:"string",minLength:1}}}}},{if:{properties:{status:{const:"ok"}}},then:{properties:{
error:{type:"null"}}}},{if:{properties:{status:{const:"error"}}},then:{properties:{error:{type:"object"}}}},{properties:{request_id:{type:"string",minLength:1},
status:{type:"string",enum:["ok","error"]}}}],$id:"revoke-memory.response"};function validate66(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){
let vErrors=null,errors=0;if(!(data&&typeof data=="object"&&!Array.isArray(data)))return validate66.errors=[{instancePath,keyword:"type",params:{type:"object"}}],
!1;let _errs1=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.request_id===void 0&&(missing0="request_id")||data.status===void 0&&
(missing0="status")||data.error===void 0&&(missing0="error")||data.data===void 0&&(missing0="data"))return validate66.errors=[{instancePath,keyword:"required",params:{
missingProperty:missing0}}],!1;for(let key0 in data)if(!(key0==="data"||key0==="error"||key0==="request_id"||key0==="status")){return validate66.errors=[{instancePath,
keyword:"additionalProperties",params:{additionalProperty:key0}}],!1;break}}var valid0=_errs1===errors;if(valid0){let _errs3=errors;if(data&&typeof data=="objec\
t"&&!Array.isArray(data)){if(data.data!==void 0){let data0=data.data,_errs4=errors;if(!(data0&&typeof data0=="object"&&!Array.isArray(data0))&&data0!==null)return validate66.
errors=[{instancePath:instancePath+"/data",keyword:"type",params:{type:schema80.allOf[1].properties.data.type}}],!1;if(errors===_errs4&&data0&&typeof data0=="ob\
ject"&&!Array.isArray(data0)){let missing1;if(data0.memory_id===void 0&&(missing1="memory_id")||data0.state===void 0&&(missing1="state"))return validate66.errors=
[{instancePath:instancePath+"/data",keyword:"required",params:{missingProperty:missing1}}],!1;{let _errs6=errors;for(let key1 in data0)if(!(key1==="memory_id"||
key1==="state")){return validate66.errors=[{instancePath:instancePath+"/data",keyword:"additionalProperties",params:{additionalProperty:key1}}],!1;break}if(_errs6===
errors){if(data0.memory_id!==void 0){let _errs7=errors;if(typeof data0.memory_id!="string")return validate66.errors=[{instancePath:instancePath+"/data/memory_id",
keyword:"type",params:{type:"string"}}],!1;var valid2=_errs7===errors}else var valid2=!0;if(valid2)if(data0.state!==void 0){let _errs9=errors;if(data0.state!=="\
revoked")return validate66.errors=[{instancePath:instancePath+"/data/state",keyword:"const",params:{allowedValue:"revoked"}}],!1;var valid2=_errs9===errors}else
var valid2=!0}}}var valid1=_errs4===errors}else var valid1=!0;if(valid1)if(data.error!==void 0){let data3=data.error,_errs10=errors;if(!(data3&&typeof data3=="o\
bject"&&!Array.isArray(data3))&&data3!==null)return validate66.errors=[{instancePath:instancePath+"/error",keyword:"type",params:{type:schema80.allOf[1].properties.
error.type}}],!1;if(errors===_errs10&&data3&&typeof data3=="object"&&!Array.isArray(data3)){let missing2;if(data3.code===void 0&&(missing2="code")||data3.message===
void 0&&(missing2="message"))return validate66.errors=[{instancePath:instancePath+"/error",keyword:"required",params:{missingProperty:missing2}}],!1;{let _errs12=errors;
for(let key2 in data3)if(!(key2==="code"||key2==="details"||key2==="message")){return validate66.errors=[{instancePath:instancePath+"/error",keyword:"additional\
Properties",params:{additionalProperty:key2}}],!1;break}if(_errs12===errors){if(data3.code!==void 0){let data4=data3.code,_errs13=errors;if(typeof data4!="strin\
g")return validate66.errors=[{instancePath:instancePath+"/error/code",keyword:"type",params:{type:"string"}}],!1;if(!(data4==="MGP_INVALID_OBJECT"||data4==="MGP\
_UNSUPPORTED_VERSION"||data4==="MGP_UNSUPPORTED_CAPABILITY"||data4==="MGP_POLICY_DENIED"||data4==="MGP_MEMORY_NOT_FOUND"||data4==="MGP_TASK_NOT_FOUND"||data4===
"MGP_SCOPE_VIOLATION"||data4==="MGP_CONFLICT_UNRESOLVED"||data4==="MGP_BACKEND_ERROR"))return validate66.errors=[{instancePath:instancePath+"/error/code",keyword:"\
enum",params:{allowedValues:schema80.allOf[1].properties.error.properties.code.enum}}],!1;var valid3=_errs13===errors}else var valid3=!0;if(valid3){if(data3.details!==
void 0){let data5=data3.details,_errs15=errors;if(!(data5&&typeof data5=="object"&&!Array.isArray(data5)))return validate66.errors=[{instancePath:instancePath+"\
/error/details",keyword:"type",params:{type:"object"}}],!1;var valid3=_errs15===errors}else var valid3=!0;if(valid3)if(data3.message!==void 0){let data6=data3.message,
_errs17=errors;if(errors===_errs17)if(typeof data6=="string"){if(data6.length<1)return validate66.errors=[{instancePath:instancePath+"/error/message",keyword:"m\
inLength",params:{limit:1}}],!1}else return validate66.errors=[{instancePath:instancePath+"/error/message",keyword:"type",params:{type:"string"}}],!1;var valid3=_errs17===
errors}else var valid3=!0}}}}var valid1=_errs10===errors}else var valid1=!0}var valid0=_errs3===errors;if(valid0){let _errs19=errors,_errs20=errors,valid4=!0,_errs21=errors;
if(data&&typeof data=="object"&&!Array.isArray(data)&&data.status!==void 0&&data.status!=="ok"){let err0={};vErrors===null?vErrors=[err0]:vErrors.push(err0),errors++}
var _valid0=_errs21===errors;if(errors=_errs20,vErrors!==null&&(_errs20?vErrors.length=_errs20:vErrors=null),_valid0){let _errs23=errors;if(data&&typeof data=="\
object"&&!Array.isArray(data)&&data.error!==void 0&&data.error!==null)return validate66.errors=[{instancePath:instancePath+"/error",keyword:"type",params:{type:"\
null"}}],!1;var _valid0=_errs23===errors;valid4=_valid0}if(!valid4){let err1={instancePath,keyword:"if",params:{failingKeyword:"then"}};return vErrors===null?vErrors=
[err1]:vErrors.push(err1),errors++,validate66.errors=vErrors,!1}var valid0=_errs19===errors;if(valid0){let _errs26=errors,_errs27=errors,valid7=!0,_errs28=errors;
if(data&&typeof data=="object"&&!Array.isArray(data)&&data.status!==void 0&&data.status!=="error"){let err2={};vErrors===null?vErrors=[err2]:vErrors.push(err2),
errors++}var _valid1=_errs28===errors;if(errors=_errs27,vErrors!==null&&(_errs27?vErrors.length=_errs27:vErrors=null),_valid1){let _errs30=errors;if(data&&typeof data==
"object"&&!Array.isArray(data)&&data.error!==void 0){let data10=data.error;if(!(data10&&typeof data10=="object"&&!Array.isArray(data10)))return validate66.errors=
[{instancePath:instancePath+"/error",keyword:"type",params:{type:"object"}}],!1}var _valid1=_errs30===errors;valid7=_valid1}if(!valid7){let err3={instancePath,keyword:"\
if",params:{failingKeyword:"then"}};return vErrors===null?vErrors=[err3]:vErrors.push(err3),errors++,validate66.errors=vErrors,!1}var valid0=_errs26===errors;if(valid0){
let _errs33=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){if(data.request_id!==void 0){let data11=data.request_id,_errs34=errors;if(errors===_errs34)
if(typeof data11=="string"){if(data11.length<1)return validate66.errors=[{instancePath:instancePath+"/request_id",keyword:"minLength",params:{limit:1}}],!1}else
return validate66.errors=[{instancePath:instancePath+"/request_id",keyword:"type",params:{type:"string"}}],!1;var valid10=_errs34===errors}else var valid10=!0;if(valid10)
if(data.status!==void 0){let data12=data.status,_errs36=errors;if(typeof data12!="string")return validate66.errors=[{instancePath:instancePath+"/status",keyword:"\
type",params:{type:"string"}}],!1;if(!(data12==="ok"||data12==="error"))return validate66.errors=[{instancePath:instancePath+"/status",keyword:"enum",params:{allowedValues:schema80.
allOf[4].properties.status.enum}}],!1;var valid10=_errs36===errors}else var valid10=!0}var valid0=_errs33===errors}}}}return validate66.errors=vErrors,errors===
0}var validate48of=validate67,schema81={type:"object",allOf:[{required:["request_id","status","error","data"],additionalProperties:!1,properties:{data:!0,error:!0,
request_id:!0,status:!0}},{properties:{data:{type:["object","null"],required:["results"],additionalProperties:!1,properties:{effective_intent:{$ref:"recall-inte\
nt"},next_token:{type:"string"},partial_failure:{type:"object",required:["failed_backends"],additionalProperties:!1,properties:{failed_backends:{type:"array",minItems:1,
items:{type:"object",required:["backend","error_code","message"],additionalProperties:!1,properties:{backend:{type:"string",minLength:1},error_code:{type:"strin\
g",enum:["MGP_INVALID_OBJECT","MGP_UNSUPPORTED_VERSION","MGP_UNSUPPORTED_CAPABILITY","MGP_POLICY_DENIED","MGP_MEMORY_NOT_FOUND","MGP_TASK_NOT_FOUND","MGP_SCOPE_\
VIOLATION","MGP_CONFLICT_UNRESOLVED","MGP_BACKEND_ERROR"]},message:{type:"string",minLength:1},retryable:{type:"boolean"}}}}}},results:{type:"array",items:{$ref:"\
search-result-item"}}}},error:{type:["object","null"],required:["code","message"],additionalProperties:!1,properties:{code:{type:"string",enum:["MGP_INVALID_OBJ\
ECT","MGP_UNSUPPORTED_VERSION","MGP_UNSUPPORTED_CAPABILITY","MGP_POLICY_DENIED","MGP_MEMORY_NOT_FOUND","MGP_TASK_NOT_FOUND","MGP_SCOPE_VIOLATION","MGP_CONFLICT_\
UNRESOLVED","MGP_BACKEND_ERROR"]},details:{type:"object"},message:{type:"string",minLength:1}}}}},{if:{properties:{status:{const:"ok"}}},then:{properties:{error:{
type:"null"}}}},{if:{properties:{status:{const:"error"}}},then:{properties:{error:{type:"object"}}}},{properties:{request_id:{type:"string",minLength:1},status:{
type:"string",enum:["ok","error"]}}}],$id:"search-memory.response"};function validate67(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,
errors=0;if(!(data&&typeof data=="object"&&!Array.isArray(data)))return validate67.errors=[{instancePath,keyword:"type",params:{type:"object"}}],!1;let _errs1=errors;
if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.request_id===void 0&&(missing0="request_id")||data.status===void 0&&(missing0="status")||
data.error===void 0&&(missing0="error")||data.data===void 0&&(missing0="data"))return validate67.errors=[{instancePath,keyword:"required",params:{missingProperty:missing0}}],
!1;for(let key0 in data)if(!(key0==="data"||key0==="error"||key0==="request_id"||key0==="status")){return validate67.errors=[{instancePath,keyword:"additionalPr\
operties",params:{additionalProperty:key0}}],!1;break}}var valid0=_errs1===errors;if(valid0){let _errs3=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){
if(data.data!==void 0){let data0=data.data,_errs4=errors;if(!(data0&&typeof data0=="object"&&!Array.isArray(data0))&&data0!==null)return validate67.errors=[{instancePath:instancePath+
"/data",keyword:"type",params:{type:schema81.allOf[1].properties.data.type}}],!1;if(errors===_errs4&&data0&&typeof data0=="object"&&!Array.isArray(data0)){let missing1;
if(data0.results===void 0&&(missing1="results"))return validate67.errors=[{instancePath:instancePath+"/data",keyword:"required",params:{missingProperty:missing1}}],
!1;{let _errs6=errors;for(let key1 in data0)if(!(key1==="effective_intent"||key1==="next_token"||key1==="partial_failure"||key1==="results")){return validate67.
errors=[{instancePath:instancePath+"/data",keyword:"additionalProperties",params:{additionalProperty:key1}}],!1;break}if(_errs6===errors){if(data0.effective_intent!==
void 0){let data1=data0.effective_intent,_errs7=errors;if(errors===errors)if(data1&&typeof data1=="object"&&!Array.isArray(data1)){let missing2;if(data1.query_text===
void 0&&(missing2="query_text"))return validate67.errors=[{instancePath:instancePath+"/data/effective_intent",keyword:"required",params:{missingProperty:missing2}}],
!1;{let _errs10=errors;for(let key2 in data1)if(!func2.call(schema32.properties,key2)){return validate67.errors=[{instancePath:instancePath+"/data/effective_int\
ent",keyword:"additionalProperties",params:{additionalProperty:key2}}],!1;break}if(_errs10===errors){if(data1.intent_type!==void 0){let data2=data1.intent_type,
_errs11=errors;if(typeof data2!="string")return validate67.errors=[{instancePath:instancePath+"/data/effective_intent/intent_type",keyword:"type",params:{type:"\
string"}}],!1;if(!(data2==="free_text"||data2==="fact_lookup"||data2==="preference_lookup"||data2==="relationship_lookup"||data2==="episodic_lookup"||data2==="s\
emantic_lookup"||data2==="direct_lookup"))return validate67.errors=[{instancePath:instancePath+"/data/effective_intent/intent_type",keyword:"enum",params:{allowedValues:schema32.
properties.intent_type.enum}}],!1;var valid4=_errs11===errors}else var valid4=!0;if(valid4){if(data1.keywords!==void 0){let data3=data1.keywords,_errs13=errors;
if(errors===_errs13)if(Array.isArray(data3)){if(new Set(data3).size!==data3.length)return validate67.errors=[{instancePath:instancePath+"/data/effective_intent/\
keywords",keyword:"distinct",params:{}}],!1;{var valid5=!0;let len0=data3.length;for(let i0=0;i0<len0;i0++){let data4=data3[i0],_errs15=errors;if(errors===_errs15)
if(typeof data4=="string"){if(data4.length<1)return validate67.errors=[{instancePath:instancePath+"/data/effective_intent/keywords/"+i0,keyword:"minLength",params:{
limit:1}}],!1}else return validate67.errors=[{instancePath:instancePath+"/data/effective_intent/keywords/"+i0,keyword:"type",params:{type:"string"}}],!1;var valid5=_errs15===
errors;if(!valid5)break}}}else return validate67.errors=[{instancePath:instancePath+"/data/effective_intent/keywords",keyword:"type",params:{type:"array"}}],!1;
var valid4=_errs13===errors}else var valid4=!0;if(valid4){if(data1.pagination_token!==void 0){let data5=data1.pagination_token,_errs17=errors;if(errors===_errs17)
if(typeof data5=="string"){if(data5.length<1)return validate67.errors=[{instancePath:instancePath+"/data/effective_intent/pagination_token",keyword:"minLength",
params:{limit:1}}],!1}else return validate67.errors=[{instancePath:instancePath+"/data/effective_intent/pagination_token",keyword:"type",params:{type:"string"}}],
!1;var valid4=_errs17===errors}else var valid4=!0;if(valid4){if(data1.query_text!==void 0){let data6=data1.query_text,_errs19=errors;if(errors===_errs19)if(typeof data6==
"string"){if(data6.length<1)return validate67.errors=[{instancePath:instancePath+"/data/effective_intent/query_text",keyword:"minLength",params:{limit:1}}],!1}else
return validate67.errors=[{instancePath:instancePath+"/data/effective_intent/query_text",keyword:"type",params:{type:"string"}}],!1;var valid4=_errs19===errors}else
var valid4=!0;if(valid4){if(data1.scope!==void 0){let data7=data1.scope,_errs21=errors;if(typeof data7!="string")return validate67.errors=[{instancePath:instancePath+
"/data/effective_intent/scope",keyword:"type",params:{type:"string"}}],!1;if(!(data7==="user"||data7==="session"||data7==="task"||data7==="agent"||data7==="org"||
data7==="shared_team"))return validate67.errors=[{instancePath:instancePath+"/data/effective_intent/scope",keyword:"enum",params:{allowedValues:schema32.properties.
scope.enum}}],!1;var valid4=_errs21===errors}else var valid4=!0;if(valid4){if(data1.subject!==void 0){let data8=data1.subject,_errs23=errors;if(errors===_errs23)
if(data8&&typeof data8=="object"&&!Array.isArray(data8)){let missing3;if(data8.kind===void 0&&(missing3="kind")||data8.id===void 0&&(missing3="id"))return validate67.
errors=[{instancePath:instancePath+"/data/effective_intent/subject",keyword:"required",params:{missingProperty:missing3}}],!1;{let _errs25=errors;for(let key3 in data8)
if(!(key3==="id"||key3==="kind")){return validate67.errors=[{instancePath:instancePath+"/data/effective_intent/subject",keyword:"additionalProperties",params:{additionalProperty:key3}}],
!1;break}if(_errs25===errors){if(data8.id!==void 0){let data9=data8.id,_errs26=errors;if(errors===_errs26)if(typeof data9=="string"){if(data9.length<1)return validate67.
errors=[{instancePath:instancePath+"/data/effective_intent/subject/id",keyword:"minLength",params:{limit:1}}],!1}else return validate67.errors=[{instancePath:instancePath+
"/data/effective_intent/subject/id",keyword:"type",params:{type:"string"}}],!1;var valid6=_errs26===errors}else var valid6=!0;if(valid6)if(data8.kind!==void 0){
let data10=data8.kind,_errs28=errors;if(typeof data10!="string")return validate67.errors=[{instancePath:instancePath+"/data/effective_intent/subject/kind",keyword:"\
type",params:{type:"string"}}],!1;if(!(data10==="user"||data10==="agent"||data10==="org"||data10==="task"||data10==="session"||data10==="custom"))return validate67.
errors=[{instancePath:instancePath+"/data/effective_intent/subject/kind",keyword:"enum",params:{allowedValues:schema32.properties.subject.properties.kind.enum}}],
!1;var valid6=_errs28===errors}else var valid6=!0}}}else return validate67.errors=[{instancePath:instancePath+"/data/effective_intent/subject",keyword:"type",params:{
type:"object"}}],!1;var valid4=_errs23===errors}else var valid4=!0;if(valid4){if(data1.target_memory_types!==void 0){let data11=data1.target_memory_types,_errs30=errors;
if(errors===_errs30)if(Array.isArray(data11)){if(new Set(data11).size!==data11.length)return validate67.errors=[{instancePath:instancePath+"/data/effective_inte\
nt/target_memory_types",keyword:"distinct",params:{}}],!1;{var valid7=!0;let len1=data11.length;for(let i1=0;i1<len1;i1++){let data12=data11[i1],_errs32=errors;
if(typeof data12!="string")return validate67.errors=[{instancePath:instancePath+"/data/effective_intent/target_memory_types/"+i1,keyword:"type",params:{type:"st\
ring"}}],!1;if(!(data12==="profile"||data12==="preference"||data12==="episodic_event"||data12==="semantic_fact"||data12==="procedural_rule"||data12==="relations\
hip"||data12==="checkpoint_pointer"||data12==="artifact_summary"))return validate67.errors=[{instancePath:instancePath+"/data/effective_intent/target_memory_typ\
es/"+i1,keyword:"enum",params:{allowedValues:schema32.properties.target_memory_types.items.enum}}],!1;var valid7=_errs32===errors;if(!valid7)break}}}else return validate67.
errors=[{instancePath:instancePath+"/data/effective_intent/target_memory_types",keyword:"type",params:{type:"array"}}],!1;var valid4=_errs30===errors}else var valid4=!0;
if(valid4){if(data1.time_scope!==void 0){let data13=data1.time_scope,_errs34=errors;if(errors===_errs34)if(data13&&typeof data13=="object"&&!Array.isArray(data13)){
let _errs36=errors;for(let key4 in data13)if(!(key4==="include_expired"||key4==="since"||key4==="until")){return validate67.errors=[{instancePath:instancePath+"\
/data/effective_intent/time_scope",keyword:"additionalProperties",params:{additionalProperty:key4}}],!1;break}if(_errs36===errors){if(data13.include_expired!==void 0){
let _errs37=errors;if(typeof data13.include_expired!="boolean")return validate67.errors=[{instancePath:instancePath+"/data/effective_intent/time_scope/include_e\
xpired",keyword:"type",params:{type:"boolean"}}],!1;var valid8=_errs37===errors}else var valid8=!0;if(valid8){if(data13.since!==void 0){let _errs39=errors;if(typeof data13.
since!="string")return validate67.errors=[{instancePath:instancePath+"/data/effective_intent/time_scope/since",keyword:"type",params:{type:"string"}}],!1;var valid8=_errs39===
errors}else var valid8=!0;if(valid8)if(data13.until!==void 0){let _errs41=errors;if(typeof data13.until!="string")return validate67.errors=[{instancePath:instancePath+
"/data/effective_intent/time_scope/until",keyword:"type",params:{type:"string"}}],!1;var valid8=_errs41===errors}else var valid8=!0}}}else return validate67.errors=
[{instancePath:instancePath+"/data/effective_intent/time_scope",keyword:"type",params:{type:"object"}}],!1;var valid4=_errs34===errors}else var valid4=!0;if(valid4){
if(data1.timeout_ms!==void 0){let data17=data1.timeout_ms,_errs43=errors;if(!(typeof data17=="number"&&!(data17%1)&&!isNaN(data17)&&isFinite(data17)))return validate67.
errors=[{instancePath:instancePath+"/data/effective_intent/timeout_ms",keyword:"type",params:{type:"integer"}}],!1;if(errors===_errs43&&typeof data17=="number"&&
isFinite(data17)&&(data17<0||isNaN(data17)))return validate67.errors=[{instancePath:instancePath+"/data/effective_intent/timeout_ms",keyword:"minimum",params:{comparison:"\
>=",limit:0}}],!1;var valid4=_errs43===errors}else var valid4=!0;if(valid4)if(data1.top_k!==void 0){let data18=data1.top_k,_errs45=errors;if(!(typeof data18=="n\
umber"&&!(data18%1)&&!isNaN(data18)&&isFinite(data18)))return validate67.errors=[{instancePath:instancePath+"/data/effective_intent/top_k",keyword:"type",params:{
type:"integer"}}],!1;if(errors===_errs45&&typeof data18=="number"&&isFinite(data18)&&(data18<1||isNaN(data18)))return validate67.errors=[{instancePath:instancePath+
"/data/effective_intent/top_k",keyword:"minimum",params:{comparison:">=",limit:1}}],!1;var valid4=_errs45===errors}else var valid4=!0}}}}}}}}}}}else return validate67.
errors=[{instancePath:instancePath+"/data/effective_intent",keyword:"type",params:{type:"object"}}],!1;var valid2=_errs7===errors}else var valid2=!0;if(valid2){
if(data0.next_token!==void 0){let _errs47=errors;if(typeof data0.next_token!="string")return validate67.errors=[{instancePath:instancePath+"/data/next_token",keyword:"\
type",params:{type:"string"}}],!1;var valid2=_errs47===errors}else var valid2=!0;if(valid2){if(data0.partial_failure!==void 0){let data20=data0.partial_failure,
_errs49=errors;if(errors===_errs49)if(data20&&typeof data20=="object"&&!Array.isArray(data20)){let missing4;if(data20.failed_backends===void 0&&(missing4="faile\
d_backends"))return validate67.errors=[{instancePath:instancePath+"/data/partial_failure",keyword:"required",params:{missingProperty:missing4}}],!1;{let _errs51=errors;
for(let key5 in data20)if(key5!=="failed_backends"){return validate67.errors=[{instancePath:instancePath+"/data/partial_failure",keyword:"additionalProperties",
params:{additionalProperty:key5}}],!1;break}if(_errs51===errors&&data20.failed_backends!==void 0){let data21=data20.failed_backends;if(errors===errors)if(Array.
isArray(data21)){if(data21.length<1)return validate67.errors=[{instancePath:instancePath+"/data/partial_failure/failed_backends",keyword:"minItems",params:{limit:1}}],
!1;{var valid10=!0;let len2=data21.length;for(let i2=0;i2<len2;i2++){let data22=data21[i2],_errs54=errors;if(errors===_errs54)if(data22&&typeof data22=="object"&&
!Array.isArray(data22)){let missing5;if(data22.backend===void 0&&(missing5="backend")||data22.error_code===void 0&&(missing5="error_code")||data22.message===void 0&&
(missing5="message"))return validate67.errors=[{instancePath:instancePath+"/data/partial_failure/failed_backends/"+i2,keyword:"required",params:{missingProperty:missing5}}],
!1;{let _errs56=errors;for(let key6 in data22)if(!(key6==="backend"||key6==="error_code"||key6==="message"||key6==="retryable")){return validate67.errors=[{instancePath:instancePath+
"/data/partial_failure/failed_backends/"+i2,keyword:"additionalProperties",params:{additionalProperty:key6}}],!1;break}if(_errs56===errors){if(data22.backend!==
void 0){let data23=data22.backend,_errs57=errors;if(errors===_errs57)if(typeof data23=="string"){if(data23.length<1)return validate67.errors=[{instancePath:instancePath+
"/data/partial_failure/failed_backends/"+i2+"/backend",keyword:"minLength",params:{limit:1}}],!1}else return validate67.errors=[{instancePath:instancePath+"/dat\
a/partial_failure/failed_backends/"+i2+"/backend",keyword:"type",params:{type:"string"}}],!1;var valid11=_errs57===errors}else var valid11=!0;if(valid11){if(data22.
error_code!==void 0){let data24=data22.error_code,_errs59=errors;if(typeof data24!="string")return validate67.errors=[{instancePath:instancePath+"/data/partial_\
failure/failed_backends/"+i2+"/error_code",keyword:"type",params:{type:"string"}}],!1;if(!(data24==="MGP_INVALID_OBJECT"||data24==="MGP_UNSUPPORTED_VERSION"||data24===
"MGP_UNSUPPORTED_CAPABILITY"||data24==="MGP_POLICY_DENIED"||data24==="MGP_MEMORY_NOT_FOUND"||data24==="MGP_TASK_NOT_FOUND"||data24==="MGP_SCOPE_VIOLATION"||data24===
"MGP_CONFLICT_UNRESOLVED"||data24==="MGP_BACKEND_ERROR"))return validate67.errors=[{instancePath:instancePath+"/data/partial_failure/failed_backends/"+i2+"/erro\
r_code",keyword:"enum",params:{allowedValues:schema81.allOf[1].properties.data.properties.partial_failure.properties.failed_backends.items.properties.error_code.
enum}}],!1;var valid11=_errs59===errors}else var valid11=!0;if(valid11){if(data22.message!==void 0){let data25=data22.message,_errs61=errors;if(errors===_errs61)
if(typeof data25=="string"){if(data25.length<1)return validate67.errors=[{instancePath:instancePath+"/data/partial_failure/failed_backends/"+i2+"/message",keyword:"\
minLength",params:{limit:1}}],!1}else return validate67.errors=[{instancePath:instancePath+"/data/partial_failure/failed_backends/"+i2+"/message",keyword:"type",
params:{type:"string"}}],!1;var valid11=_errs61===errors}else var valid11=!0;if(valid11)if(data22.retryable!==void 0){let _errs63=errors;if(typeof data22.retryable!=
"boolean")return validate67.errors=[{instancePath:instancePath+"/data/partial_failure/failed_backends/"+i2+"/retryable",keyword:"type",params:{type:"boolean"}}],
!1;var valid11=_errs63===errors}else var valid11=!0}}}}}else return validate67.errors=[{instancePath:instancePath+"/data/partial_failure/failed_backends/"+i2,keyword:"\
type",params:{type:"object"}}],!1;var valid10=_errs54===errors;if(!valid10)break}}}else return validate67.errors=[{instancePath:instancePath+"/data/partial_fail\
ure/failed_backends",keyword:"type",params:{type:"array"}}],!1}}}else return validate67.errors=[{instancePath:instancePath+"/data/partial_failure",keyword:"type",
params:{type:"object"}}],!1;var valid2=_errs49===errors}else var valid2=!0;if(valid2)if(data0.results!==void 0){let data27=data0.results,_errs65=errors;if(errors===
_errs65)if(Array.isArray(data27)){var valid12=!0;let len3=data27.length;for(let i3=0;i3<len3;i3++){let _errs67=errors;validate50(data27[i3],{instancePath:instancePath+
"/data/results/"+i3,parentData:data27,parentDataProperty:i3,rootData})||(vErrors=vErrors===null?validate50.errors:vErrors.concat(validate50.errors),errors=vErrors.
length);var valid12=_errs67===errors;if(!valid12)break}}else return validate67.errors=[{instancePath:instancePath+"/data/results",keyword:"type",params:{type:"a\
rray"}}],!1;var valid2=_errs65===errors}else var valid2=!0}}}}}var valid1=_errs4===errors}else var valid1=!0;if(valid1)if(data.error!==void 0){let data29=data.error,
_errs68=errors;if(!(data29&&typeof data29=="object"&&!Array.isArray(data29))&&data29!==null)return validate67.errors=[{instancePath:instancePath+"/error",keyword:"\
type",params:{type:schema81.allOf[1].properties.error.type}}],!1;if(errors===_errs68&&data29&&typeof data29=="object"&&!Array.isArray(data29)){let missing6;if(data29.
code===void 0&&(missing6="code")||data29.message===void 0&&(missing6="message"))return validate67.errors=[{instancePath:instancePath+"/error",keyword:"required",
params:{missingProperty:missing6}}],!1;{let _errs70=errors;for(let key7 in data29)if(!(key7==="code"||key7==="details"||key7==="message")){return validate67.errors=
[{instancePath:instancePath+"/error",keyword:"additionalProperties",params:{additionalProperty:key7}}],!1;break}if(_errs70===errors){if(data29.code!==void 0){let data30=data29.
code,_errs71=errors;if(typeof data30!="string")return validate67.errors=[{instancePath:instancePath+"/error/code",keyword:"type",params:{type:"string"}}],!1;if(!(data30===
"MGP_INVALID_OBJECT"||data30==="MGP_UNSUPPORTED_VERSION"||data30==="MGP_UNSUPPORTED_CAPABILITY"||data30==="MGP_POLICY_DENIED"||data30==="MGP_MEMORY_NOT_FOUND"||
data30==="MGP_TASK_NOT_FOUND"||data30==="MGP_SCOPE_VIOLATION"||data30==="MGP_CONFLICT_UNRESOLVED"||data30==="MGP_BACKEND_ERROR"))return validate67.errors=[{instancePath:instancePath+
"/error/code",keyword:"enum",params:{allowedValues:schema81.allOf[1].properties.error.properties.code.enum}}],!1;var valid13=_errs71===errors}else var valid13=!0;
if(valid13){if(data29.details!==void 0){let data31=data29.details,_errs73=errors;if(!(data31&&typeof data31=="object"&&!Array.isArray(data31)))return validate67.
errors=[{instancePath:instancePath+"/error/details",keyword:"type",params:{type:"object"}}],!1;var valid13=_errs73===errors}else var valid13=!0;if(valid13)if(data29.
message!==void 0){let data32=data29.message,_errs75=errors;if(errors===_errs75)if(typeof data32=="string"){if(data32.length<1)return validate67.errors=[{instancePath:instancePath+
"/error/message",keyword:"minLength",params:{limit:1}}],!1}else return validate67.errors=[{instancePath:instancePath+"/error/message",keyword:"type",params:{type:"\
string"}}],!1;var valid13=_errs75===errors}else var valid13=!0}}}}var valid1=_errs68===errors}else var valid1=!0}var valid0=_errs3===errors;if(valid0){let _errs77=errors,
_errs78=errors,valid14=!0,_errs79=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.status!==void 0&&data.status!=="ok"){let err0={};vErrors===null?
vErrors=[err0]:vErrors.push(err0),errors++}var _valid0=_errs79===errors;if(errors=_errs78,vErrors!==null&&(_errs78?vErrors.length=_errs78:vErrors=null),_valid0){
let _errs81=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.error!==void 0&&data.error!==null)return validate67.errors=[{instancePath:instancePath+
"/error",keyword:"type",params:{type:"null"}}],!1;var _valid0=_errs81===errors;valid14=_valid0}if(!valid14){let err1={instancePath,keyword:"if",params:{failingKeyword:"\
then"}};return vErrors===null?vErrors=[err1]:vErrors.push(err1),errors++,validate67.errors=vErrors,!1}var valid0=_errs77===errors;if(valid0){let _errs84=errors,
_errs85=errors,valid17=!0,_errs86=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.status!==void 0&&data.status!=="error"){let err2={};vErrors===
null?vErrors=[err2]:vErrors.push(err2),errors++}var _valid1=_errs86===errors;if(errors=_errs85,vErrors!==null&&(_errs85?vErrors.length=_errs85:vErrors=null),_valid1){
let _errs88=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.error!==void 0){let data36=data.error;if(!(data36&&typeof data36=="object"&&!Array.
isArray(data36)))return validate67.errors=[{instancePath:instancePath+"/error",keyword:"type",params:{type:"object"}}],!1}var _valid1=_errs88===errors;valid17=_valid1}
if(!valid17){let err3={instancePath,keyword:"if",params:{failingKeyword:"then"}};return vErrors===null?vErrors=[err3]:vErrors.push(err3),errors++,validate67.errors=
vErrors,!1}var valid0=_errs84===errors;if(valid0){let _errs91=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){if(data.request_id!==void 0){let data37=data.
request_id,_errs92=errors;if(errors===_errs92)if(typeof data37=="string"){if(data37.length<1)return validate67.errors=[{instancePath:instancePath+"/request_id",
keyword:"minLength",params:{limit:1}}],!1}else return validate67.errors=[{instancePath:instancePath+"/request_id",keyword:"type",params:{type:"string"}}],!1;var valid20=_errs92===
errors}else var valid20=!0;if(valid20)if(data.status!==void 0){let data38=data.status,_errs94=errors;if(typeof data38!="string")return validate67.errors=[{instancePath:instancePath+
"/status",keyword:"type",params:{type:"string"}}],!1;if(!(data38==="ok"||data38==="error"))return validate67.errors=[{instancePath:instancePath+"/status",keyword:"\
enum",params:{allowedValues:schema81.allOf[4].properties.status.enum}}],!1;var valid20=_errs94===errors}else var valid20=!0}var valid0=_errs91===errors}}}}return validate67.
errors=vErrors,errors===0}var validate49of=validate69,schema83={type:"object",allOf:[{required:["request_id","status","error","data"],additionalProperties:!1,properties:{
data:!0,error:!0,request_id:!0,status:!0}},{properties:{data:{type:["object","null"],oneOf:[{type:"object",required:["memories"],additionalProperties:!1,properties:{
cursor:{type:"string"},memories:{type:"array",items:{$ref:"memory-object"}},next_token:{type:"string"}}},{type:"object",required:["task"],additionalProperties:!1,
properties:{task:{$ref:"async-task"}}}]},error:{type:["object","null"],required:["code","message"],additionalProperties:!1,properties:{code:{type:"string",enum:[
"MGP_INVALID_OBJECT","MGP_UNSUPPORTED_VERSION","MGP_UNSUPPORTED_CAPABILITY","MGP_POLICY_DENIED","MGP_MEMORY_NOT_FOUND","MGP_TASK_NOT_FOUND","MGP_SCOPE_VIOLATION",
"MGP_CONFLICT_UNRESOLVED","MGP_BACKEND_ERROR"]},details:{type:"object"},message:{type:"string",minLength:1}}}}},{if:{properties:{status:{const:"ok"}}},then:{properties:{
error:{type:"null"}}}},{if:{properties:{status:{const:"error"}}},then:{properties:{error:{type:"object"}}}},{properties:{request_id:{type:"string",minLength:1},
status:{type:"string",enum:["ok","error"]}}}],$id:"sync.response"};function validate69(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,
errors=0;if(!(data&&typeof data=="object"&&!Array.isArray(data)))return validate69.errors=[{instancePath,keyword:"type",params:{type:"object"}}],!1;let _errs1=errors;
if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.request_id===void 0&&(missing0="request_id")||data.status===void 0&&(missing0="status")||
data.error===void 0&&(missing0="error")||data.data===void 0&&(missing0="data"))return validate69.errors=[{instancePath,keyword:"required",params:{missingProperty:missing0}}],
!1;for(let key0 in data)if(!(key0==="data"||key0==="error"||key0==="request_id"||key0==="status")){return validate69.errors=[{instancePath,keyword:"additionalPr\
operties",params:{additionalProperty:key0}}],!1;break}}var valid0=_errs1===errors;if(valid0){let _errs3=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){
if(data.data!==void 0){let data0=data.data,_errs4=errors;if(!(data0&&typeof data0=="object"&&!Array.isArray(data0))&&data0!==null)return validate69.errors=[{instancePath:instancePath+
"/data",keyword:"type",params:{type:schema83.allOf[1].properties.data.type}}],!1;let _errs6=errors,valid2=!1,passing0=null,_errs7=errors;if(errors===_errs7)if(data0&&
typeof data0=="object"&&!Array.isArray(data0)){let missing1;if(data0.memories===void 0&&(missing1="memories")){let err0={instancePath:instancePath+"/data",keyword:"\
required",params:{missingProperty:missing1}};vErrors===null?vErrors=[err0]:vErrors.push(err0),errors++}else{let _errs9=errors;for(let key1 in data0)if(!(key1===
"cursor"||key1==="memories"||key1==="next_token")){let err1={instancePath:instancePath+"/data",keyword:"additionalProperties",params:{additionalProperty:key1}};
vErrors===null?vErrors=[err1]:vErrors.push(err1),errors++;break}if(_errs9===errors){if(data0.cursor!==void 0){let _errs10=errors;if(typeof data0.cursor!="string"){
let err2={instancePath:instancePath+"/data/cursor",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err2]:vErrors.push(err2),errors++}var valid3=_errs10===
errors}else var valid3=!0;if(valid3){if(data0.memories!==void 0){let data2=data0.memories,_errs12=errors;if(errors===_errs12)if(Array.isArray(data2)){var valid4=!0;
let len0=data2.length;for(let i0=0;i0<len0;i0++){let _errs14=errors;validate21(data2[i0],{instancePath:instancePath+"/data/memories/"+i0,parentData:data2,parentDataProperty:i0,
rootData})||(vErrors=vErrors===null?validate21.errors:vErrors.concat(validate21.errors),errors=vErrors.length);var valid4=_errs14===errors;if(!valid4)break}}else{
let err3={instancePath:instancePath+"/data/memories",keyword:"type",params:{type:"array"}};vErrors===null?vErrors=[err3]:vErrors.push(err3),errors++}var valid3=_errs12===
errors}else var valid3=!0;if(valid3)if(data0.next_token!==void 0){let _errs15=errors;if(typeof data0.next_token!="string"){let err4={instancePath:instancePath+"\
/data/next_token",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err4]:vErrors.push(err4),errors++}var valid3=_errs15===errors}else var valid3=!0}}}}else{
let err5={instancePath:instancePath+"/data",keyword:"type",params:{type:"object"}};vErrors===null?vErrors=[err5]:vErrors.push(err5),errors++}var _valid0=_errs7===
errors;_valid0&&(valid2=!0,passing0=0);let _errs17=errors;if(errors===_errs17)if(data0&&typeof data0=="object"&&!Array.isArray(data0)){let missing2;if(data0.task===
void 0&&(missing2="task")){let err6={instancePath:instancePath+"/data",keyword:"required",params:{missingProperty:missing2}};vErrors===null?vErrors=[err6]:vErrors.
push(err6),errors++}else{let _errs19=errors;for(let key2 in data0)if(key2!=="task"){let err7={instancePath:instancePath+"/data",keyword:"additionalProperties",params:{
additionalProperty:key2}};vErrors===null?vErrors=[err7]:vErrors.push(err7),errors++;break}if(_errs19===errors&&data0.task!==void 0){let data5=data0.task;if(errors===
errors)if(data5&&typeof data5=="object"&&!Array.isArray(data5)){let missing3;if(data5.task_id===void 0&&(missing3="task_id")||data5.operation===void 0&&(missing3=
"operation")||data5.status===void 0&&(missing3="status")||data5.request_id===void 0&&(missing3="request_id")||data5.created_at===void 0&&(missing3="created_at")||
data5.updated_at===void 0&&(missing3="updated_at")||data5.progress===void 0&&(missing3="progress")||data5.total===void 0&&(missing3="total")||data5.result===void 0&&
(missing3="result")||data5.error===void 0&&(missing3="error")){let err8={instancePath:instancePath+"/data/task",keyword:"required",params:{missingProperty:missing3}};
vErrors===null?vErrors=[err8]:vErrors.push(err8),errors++}else{let _errs23=errors;for(let key3 in data5)if(!func2.call(schema12.properties,key3)){let err9={instancePath:instancePath+
"/data/task",keyword:"additionalProperties",params:{additionalProperty:key3}};vErrors===null?vErrors=[err9]:vErrors.push(err9),errors++;break}if(_errs23===errors){
if(data5.created_at!==void 0){let _errs24=errors;if(typeof data5.created_at!="string"){let err10={instancePath:instancePath+"/data/task/created_at",keyword:"typ\
e",params:{type:"string"}};vErrors===null?vErrors=[err10]:vErrors.push(err10),errors++}var valid7=_errs24===errors}else var valid7=!0;if(valid7){if(data5.error!==
void 0){let data7=data5.error,_errs26=errors;if(!(data7&&typeof data7=="object"&&!Array.isArray(data7))&&data7!==null){let err11={instancePath:instancePath+"/da\
ta/task/error",keyword:"type",params:{type:schema12.properties.error.type}};vErrors===null?vErrors=[err11]:vErrors.push(err11),errors++}if(errors===_errs26&&data7&&
typeof data7=="object"&&!Array.isArray(data7)){let missing4;if(data7.code===void 0&&(missing4="code")||data7.message===void 0&&(missing4="message")){let err12={
instancePath:instancePath+"/data/task/error",keyword:"required",params:{missingProperty:missing4}};vErrors===null?vErrors=[err12]:vErrors.push(err12),errors++}else{
let _errs28=errors;for(let key4 in data7)if(!(key4==="code"||key4==="details"||key4==="message")){let err13={instancePath:instancePath+"/data/task/error",keyword:"\
additionalProperties",params:{additionalProperty:key4}};vErrors===null?vErrors=[err13]:vErrors.push(err13),errors++;break}if(_errs28===errors){if(data7.code!==void 0){
let data8=data7.code,_errs29=errors;if(typeof data8!="string"){let err14={instancePath:instancePath+"/data/task/error/code",keyword:"type",params:{type:"string"}};
vErrors===null?vErrors=[err14]:vErrors.push(err14),errors++}if(!(data8==="MGP_INVALID_OBJECT"||data8==="MGP_UNSUPPORTED_VERSION"||data8==="MGP_UNSUPPORTED_CAPAB\
ILITY"||data8==="MGP_POLICY_DENIED"||data8==="MGP_MEMORY_NOT_FOUND"||data8==="MGP_TASK_NOT_FOUND"||data8==="MGP_SCOPE_VIOLATION"||data8==="MGP_CONFLICT_UNRESOLV\
ED"||data8==="MGP_BACKEND_ERROR")){let err15={instancePath:instancePath+"/data/task/error/code",keyword:"enum",params:{allowedValues:schema12.properties.error.properties.
code.enum}};vErrors===null?vErrors=[err15]:vErrors.push(err15),errors++}var valid8=_errs29===errors}else var valid8=!0;if(valid8){if(data7.details!==void 0){let data9=data7.
details,_errs31=errors;if(!(data9&&typeof data9=="object"&&!Array.isArray(data9))){let err16={instancePath:instancePath+"/data/task/error/details",keyword:"type",
params:{type:"object"}};vErrors===null?vErrors=[err16]:vErrors.push(err16),errors++}var valid8=_errs31===errors}else var valid8=!0;if(valid8)if(data7.message!==
void 0){let data10=data7.message,_errs33=errors;if(errors===_errs33)if(typeof data10=="string"){if(data10.length<1){let err17={instancePath:instancePath+"/data/\
task/error/message",keyword:"minLength",params:{limit:1}};vErrors===null?vErrors=[err17]:vErrors.push(err17),errors++}}else{let err18={instancePath:instancePath+
"/data/task/error/message",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err18]:vErrors.push(err18),errors++}var valid8=_errs33===errors}else var valid8=!0}}}}
var valid7=_errs26===errors}else var valid7=!0;if(valid7){if(data5.message!==void 0){let data11=data5.message,_errs35=errors;if(errors===_errs35)if(typeof data11==
"string"){if(data11.length<1){let err19={instancePath:instancePath+"/data/task/message",keyword:"minLength",params:{limit:1}};vErrors===null?vErrors=[err19]:vErrors.
push(err19),errors++}}else{let err20={instancePath:instancePath+"/data/task/message",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err20]:vErrors.
push(err20),errors++}var valid7=_errs35===errors}else var valid7=!0;if(valid7){if(data5.operation!==void 0){let data12=data5.operation,_errs37=errors;if(typeof data12!=
"string"){let err21={instancePath:instancePath+"/data/task/operation",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err21]:vErrors.push(err21),
errors++}if(!(data12==="export"||data12==="import"||data12==="sync")){let err22={instancePath:instancePath+"/data/task/operation",keyword:"enum",params:{allowedValues:schema12.
properties.operation.enum}};vErrors===null?vErrors=[err22]:vErrors.push(err22),errors++}var valid7=_errs37===errors}else var valid7=!0;if(valid7){if(data5.progress!==
void 0){let data13=data5.progress,_errs39=errors;if(errors===_errs39)if(typeof data13=="number"&&isFinite(data13)){if(data13<0||isNaN(data13)){let err23={instancePath:instancePath+
"/data/task/progress",keyword:"minimum",params:{comparison:">=",limit:0}};vErrors===null?vErrors=[err23]:vErrors.push(err23),errors++}}else{let err24={instancePath:instancePath+
"/data/task/progress",keyword:"type",params:{type:"number"}};vErrors===null?vErrors=[err24]:vErrors.push(err24),errors++}var valid7=_errs39===errors}else var valid7=!0;
if(valid7){if(data5.request_id!==void 0){let data14=data5.request_id,_errs41=errors;if(errors===_errs41)if(typeof data14=="string"){if(data14.length<1){let err25={
instancePath:instancePath+"/data/task/request_id",keyword:"minLength",params:{limit:1}};vErrors===null?vErrors=[err25]:vErrors.push(err25),errors++}}else{let err26={
instancePath:instancePath+"/data/task/request_id",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err26]:vErrors.push(err26),errors++}var valid7=_errs41===
errors}else var valid7=!0;if(valid7){if(data5.result!==void 0){let data15=data5.result,_errs43=errors;if(!(data15&&typeof data15=="object"&&!Array.isArray(data15))&&
data15!==null){let err27={instancePath:instancePath+"/data/task/result",keyword:"type",params:{type:schema12.properties.result.type}};vErrors===null?vErrors=[err27]:
vErrors.push(err27),errors++}var valid7=_errs43===errors}else var valid7=!0;if(valid7){if(data5.status!==void 0){let data16=data5.status,_errs45=errors;if(typeof data16!=
"string"){let err28={instancePath:instancePath+"/data/task/status",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err28]:vErrors.push(err28),errors++}
if(!(data16==="pending"||data16==="running"||data16==="completed"||data16==="failed"||data16==="cancelled")){let err29={instancePath:instancePath+"/data/task/st\
atus",keyword:"enum",params:{allowedValues:schema12.properties.status.enum}};vErrors===null?vErrors=[err29]:vErrors.push(err29),errors++}var valid7=_errs45===errors}else
var valid7=!0;if(valid7){if(data5.task_id!==void 0){let data17=data5.task_id,_errs47=errors;if(errors===_errs47)if(typeof data17=="string"){if(data17.length<1){
let err30={instancePath:instancePath+"/data/task/task_id",keyword:"minLength",params:{limit:1}};vErrors===null?vErrors=[err30]:vErrors.push(err30),errors++}}else{
let err31={instancePath:instancePath+"/data/task/task_id",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err31]:vErrors.push(err31),errors++}var valid7=_errs47===
errors}else var valid7=!0;if(valid7){if(data5.total!==void 0){let data18=data5.total,_errs49=errors;if(errors===_errs49)if(typeof data18=="number"&&isFinite(data18)){
if(data18<0||isNaN(data18)){let err32={instancePath:instancePath+"/data/task/total",keyword:"minimum",params:{comparison:">=",limit:0}};vErrors===null?vErrors=[
err32]:vErrors.push(err32),errors++}}else{let err33={instancePath:instancePath+"/data/task/total",keyword:"type",params:{type:"number"}};vErrors===null?vErrors=
[err33]:vErrors.push(err33),errors++}var valid7=_errs49===errors}else var valid7=!0;if(valid7)if(data5.updated_at!==void 0){let _errs51=errors;if(typeof data5.updated_at!=
"string"){let err34={instancePath:instancePath+"/data/task/updated_at",keyword:"type",params:{type:"string"}};vErrors===null?vErrors=[err34]:vErrors.push(err34),
errors++}var valid7=_errs51===errors}else var valid7=!0}}}}}}}}}}}}else{let err35={instancePath:instancePath+"/data/task",keyword:"type",params:{type:"object"}};
vErrors===null?vErrors=[err35]:vErrors.push(err35),errors++}}}}else{let err36={instancePath:instancePath+"/data",keyword:"type",params:{type:"object"}};vErrors===
null?vErrors=[err36]:vErrors.push(err36),errors++}var _valid0=_errs17===errors;if(_valid0&&valid2?(valid2=!1,passing0=[passing0,1]):_valid0&&(valid2=!0,passing0=
1),valid2)errors=_errs6,vErrors!==null&&(_errs6?vErrors.length=_errs6:vErrors=null);else{let err37={instancePath:instancePath+"/data",keyword:"oneOf",params:{passingSchemas:passing0}};
return vErrors===null?vErrors=[err37]:vErrors.push(err37),errors++,validate69.errors=vErrors,!1}var valid1=_errs4===errors}else var valid1=!0;if(valid1)if(data.
error!==void 0){let data20=data.error,_errs53=errors;if(!(data20&&typeof data20=="object"&&!Array.isArray(data20))&&data20!==null)return validate69.errors=[{instancePath:instancePath+
"/error",keyword:"type",params:{type:schema83.allOf[1].properties.error.type}}],!1;if(errors===_errs53&&data20&&typeof data20=="object"&&!Array.isArray(data20)){
let missing5;if(data20.code===void 0&&(missing5="code")||data20.message===void 0&&(missing5="message"))return validate69.errors=[{instancePath:instancePath+"/er\
ror",keyword:"required",params:{missingProperty:missing5}}],!1;{let _errs55=errors;for(let key5 in data20)if(!(key5==="code"||key5==="details"||key5==="message")){
return validate69.errors=[{instancePath:instancePath+"/error",keyword:"additionalProperties",params:{additionalProperty:key5}}],!1;break}if(_errs55===errors){if(data20.
code!==void 0){let data21=data20.code,_errs56=errors;if(typeof data21!="string")return validate69.errors=[{instancePath:instancePath+"/error/code",keyword:"type",
params:{type:"string"}}],!1;if(!(data21==="MGP_INVALID_OBJECT"||data21==="MGP_UNSUPPORTED_VERSION"||data21==="MGP_UNSUPPORTED_CAPABILITY"||data21==="MGP_POLICY_\
DENIED"||data21==="MGP_MEMORY_NOT_FOUND"||data21==="MGP_TASK_NOT_FOUND"||data21==="MGP_SCOPE_VIOLATION"||data21==="MGP_CONFLICT_UNRESOLVED"||data21==="MGP_BACKE\
ND_ERROR"))return validate69.errors=[{instancePath:instancePath+"/error/code",keyword:"enum",params:{allowedValues:schema83.allOf[1].properties.error.properties.
code.enum}}],!1;var valid9=_errs56===errors}else var valid9=!0;if(valid9){if(data20.details!==void 0){let data22=data20.details,_errs58=errors;if(!(data22&&typeof data22==
"object"&&!Array.isArray(data22)))return validate69.errors=[{instancePath:instancePath+"/error/details",keyword:"type",params:{type:"object"}}],!1;var valid9=_errs58===
errors}else var valid9=!0;if(valid9)if(data20.message!==void 0){let data23=data20.message,_errs60=errors;if(errors===_errs60)if(typeof data23=="string"){if(data23.
length<1)return validate69.errors=[{instancePath:instancePath+"/error/message",keyword:"minLength",params:{limit:1}}],!1}else return validate69.errors=[{instancePath:instancePath+
"/error/message",keyword:"type",params:{type:"string"}}],!1;var valid9=_errs60===errors}else var valid9=!0}}}}var valid1=_errs53===errors}else var valid1=!0}var valid0=_errs3===
errors;if(valid0){let _errs62=errors,_errs63=errors,valid10=!0,_errs64=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.status!==void 0&&data.status!==
"ok"){let err38={};vErrors===null?vErrors=[err38]:vErrors.push(err38),errors++}var _valid1=_errs64===errors;if(errors=_errs63,vErrors!==null&&(_errs63?vErrors.length=
_errs63:vErrors=null),_valid1){let _errs66=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.error!==void 0&&data.error!==null)return validate69.
errors=[{instancePath:instancePath+"/error",keyword:"type",params:{type:"null"}}],!1;var _valid1=_errs66===errors;valid10=_valid1}if(!valid10){let err39={instancePath,
keyword:"if",params:{failingKeyword:"then"}};return vErrors===null?vErrors=[err39]:vErrors.push(err39),errors++,validate69.errors=vErrors,!1}var valid0=_errs62===
errors;if(valid0){let _errs69=errors,_errs70=errors,valid13=!0,_errs71=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.status!==void 0&&data.status!==
"error"){let err40={};vErrors===null?vErrors=[err40]:vErrors.push(err40),errors++}var _valid2=_errs71===errors;if(errors=_errs70,vErrors!==null&&(_errs70?vErrors.
length=_errs70:vErrors=null),_valid2){let _errs73=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.error!==void 0){let data27=data.error;if(!(data27&&
typeof data27=="object"&&!Array.isArray(data27)))return validate69.errors=[{instancePath:instancePath+"/error",keyword:"type",params:{type:"object"}}],!1}var _valid2=_errs73===
errors;valid13=_valid2}if(!valid13){let err41={instancePath,keyword:"if",params:{failingKeyword:"then"}};return vErrors===null?vErrors=[err41]:vErrors.push(err41),
errors++,validate69.errors=vErrors,!1}var valid0=_errs69===errors;if(valid0){let _errs76=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){if(data.request_id!==
void 0){let data28=data.request_id,_errs77=errors;if(errors===_errs77)if(typeof data28=="string"){if(data28.length<1)return validate69.errors=[{instancePath:instancePath+
"/request_id",keyword:"minLength",params:{limit:1}}],!1}else return validate69.errors=[{instancePath:instancePath+"/request_id",keyword:"type",params:{type:"str\
ing"}}],!1;var valid16=_errs77===errors}else var valid16=!0;if(valid16)if(data.status!==void 0){let data29=data.status,_errs79=errors;if(typeof data29!="string")
return validate69.errors=[{instancePath:instancePath+"/status",keyword:"type",params:{type:"string"}}],!1;if(!(data29==="ok"||data29==="error"))return validate69.
errors=[{instancePath:instancePath+"/status",keyword:"enum",params:{allowedValues:schema83.allOf[4].properties.status.enum}}],!1;var valid16=_errs79===errors}else
var valid16=!0}var valid0=_errs76===errors}}}}return validate69.errors=vErrors,errors===0}var validate50of=validate71,schema85={type:"object",allOf:[{required:[
"request_id","status","error","data"],additionalProperties:!1,properties:{data:!0,error:!0,request_id:!0,status:!0}},{properties:{data:{type:["object","null"],required:[
"memory","return_mode","redaction_info","consumable_text"],additionalProperties:!1,properties:{consumable_text:{type:"string",minLength:1},memory:{$ref:"memory-\
object"},redaction_info:{type:["object","null"],required:["policy_view"],additionalProperties:!1,properties:{explanation:{type:"string",minLength:1},masked_fields:{
type:"array",items:{type:"string",minLength:1}},policy_view:{type:"string",enum:["raw","summary","masked","metadata_only"]},reason_code:{type:"string",minLength:1},
summary_generated:{type:"boolean"},transformed_fields:{type:"array",items:{type:"string",minLength:1}}}},return_mode:{type:"string",enum:["raw","summary","maske\
d","metadata_only"]}}},error:{type:["object","null"],required:["code","message"],additionalProperties:!1,properties:{code:{type:"string",enum:["MGP_INVALID_OBJE\
CT","MGP_UNSUPPORTED_VERSION","MGP_UNSUPPORTED_CAPABILITY","MGP_POLICY_DENIED","MGP_MEMORY_NOT_FOUND","MGP_TASK_NOT_FOUND","MGP_SCOPE_VIOLATION","MGP_CONFLICT_U\
NRESOLVED","MGP_BACKEND_ERROR"]},details:{type:"object"},message:{type:"string",minLength:1}}}}},{if:{properties:{status:{const:"ok"}}},then:{properties:{error:{
type:"null"}}}},{if:{properties:{status:{const:"error"}}},then:{properties:{error:{type:"object"}}}},{properties:{request_id:{type:"string",minLength:1},status:{
type:"string",enum:["ok","error"]}}}],$id:"update-memory.response"};function validate71(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,
errors=0;if(!(data&&typeof data=="object"&&!Array.isArray(data)))return validate71.errors=[{instancePath,keyword:"type",params:{type:"object"}}],!1;let _errs1=errors;
if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.request_id===void 0&&(missing0="request_id")||data.status===void 0&&(missing0="status")||
data.error===void 0&&(missing0="error")||data.data===void 0&&(missing0="data"))return validate71.errors=[{instancePath,keyword:"required",params:{missingProperty:missing0}}],
!1;for(let key0 in data)if(!(key0==="data"||key0==="error"||key0==="request_id"||key0==="status")){return validate71.errors=[{instancePath,keyword:"additionalPr\
operties",params:{additionalProperty:key0}}],!1;break}}var valid0=_errs1===errors;if(valid0){let _errs3=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){
if(data.data!==void 0){let data0=data.data,_errs4=errors;if(!(data0&&typeof data0=="object"&&!Array.isArray(data0))&&data0!==null)return validate71.errors=[{instancePath:instancePath+
"/data",keyword:"type",params:{type:schema85.allOf[1].properties.data.type}}],!1;if(errors===_errs4&&data0&&typeof data0=="object"&&!Array.isArray(data0)){let missing1;
if(data0.memory===void 0&&(missing1="memory")||data0.return_mode===void 0&&(missing1="return_mode")||data0.redaction_info===void 0&&(missing1="redaction_info")||
data0.consumable_text===void 0&&(missing1="consumable_text"))return validate71.errors=[{instancePath:instancePath+"/data",keyword:"required",params:{missingProperty:missing1}}],
!1;{let _errs6=errors;for(let key1 in data0)if(!(key1==="consumable_text"||key1==="memory"||key1==="redaction_info"||key1==="return_mode")){return validate71.errors=
[{instancePath:instancePath+"/data",keyword:"additionalProperties",params:{additionalProperty:key1}}],!1;break}if(_errs6===errors){if(data0.consumable_text!==void 0){
let data1=data0.consumable_text,_errs7=errors;if(errors===_errs7)if(typeof data1=="string"){if(data1.length<1)return validate71.errors=[{instancePath:instancePath+
"/data/consumable_text",keyword:"minLength",params:{limit:1}}],!1}else return validate71.errors=[{instancePath:instancePath+"/data/consumable_text",keyword:"typ\
e",params:{type:"string"}}],!1;var valid2=_errs7===errors}else var valid2=!0;if(valid2){if(data0.memory!==void 0){let _errs9=errors;validate21(data0.memory,{instancePath:instancePath+
"/data/memory",parentData:data0,parentDataProperty:"memory",rootData})||(vErrors=vErrors===null?validate21.errors:vErrors.concat(validate21.errors),errors=vErrors.
length);var valid2=_errs9===errors}else var valid2=!0;if(valid2){if(data0.redaction_info!==void 0){let data3=data0.redaction_info,_errs10=errors;if(!(data3&&typeof data3==
"object"&&!Array.isArray(data3))&&data3!==null)return validate71.errors=[{instancePath:instancePath+"/data/redaction_info",keyword:"type",params:{type:schema85.
allOf[1].properties.data.properties.redaction_info.type}}],!1;if(errors===_errs10&&data3&&typeof data3=="object"&&!Array.isArray(data3)){let missing2;if(data3.policy_view===
void 0&&(missing2="policy_view"))return validate71.errors=[{instancePath:instancePath+"/data/redaction_info",keyword:"required",params:{missingProperty:missing2}}],
!1;{let _errs12=errors;for(let key2 in data3)if(!(key2==="explanation"||key2==="masked_fields"||key2==="policy_view"||key2==="reason_code"||key2==="summary_gene\
rated"||key2==="transformed_fields")){return validate71.errors=[{instancePath:instancePath+"/data/redaction_info",keyword:"additionalProperties",params:{additionalProperty:key2}}],
!1;break}if(_errs12===errors){if(data3.explanation!==void 0){let data4=data3.explanation,_errs13=errors;if(errors===_errs13)if(typeof data4=="string"){if(data4.
length<1)return validate71.errors=[{instancePath:instancePath+"/data/redaction_info/explanation",keyword:"minLength",params:{limit:1}}],!1}else return validate71.
errors=[{instancePath:instancePath+"/data/redaction_info/explanation",keyword:"type",params:{type:"string"}}],!1;var valid3=_errs13===errors}else var valid3=!0;
if(valid3){if(data3.masked_fields!==void 0){let data5=data3.masked_fields,_errs15=errors;if(errors===_errs15)if(Array.isArray(data5)){var valid4=!0;let len0=data5.
length;for(let i0=0;i0<len0;i0++){let data6=data5[i0],_errs17=errors;if(errors===_errs17)if(typeof data6=="string"){if(data6.length<1)return validate71.errors=[
{instancePath:instancePath+"/data/redaction_info/masked_fields/"+i0,keyword:"minLength",params:{limit:1}}],!1}else return validate71.errors=[{instancePath:instancePath+
"/data/redaction_info/masked_fields/"+i0,keyword:"type",params:{type:"string"}}],!1;var valid4=_errs17===errors;if(!valid4)break}}else return validate71.errors=
[{instancePath:instancePath+"/data/redaction_info/masked_fields",keyword:"type",params:{type:"array"}}],!1;var valid3=_errs15===errors}else var valid3=!0;if(valid3){
if(data3.policy_view!==void 0){let data7=data3.policy_view,_errs19=errors;if(typeof data7!="string")return validate71.errors=[{instancePath:instancePath+"/data/\
redaction_info/policy_view",keyword:"type",params:{type:"string"}}],!1;if(!(data7==="raw"||data7==="summary"||data7==="masked"||data7==="metadata_only"))return validate71.
errors=[{instancePath:instancePath+"/data/redaction_info/policy_view",keyword:"enum",params:{allowedValues:schema85.allOf[1].properties.data.properties.redaction_info.
properties.policy_view.enum}}],!1;var valid3=_errs19===errors}else var valid3=!0;if(valid3){if(data3.reason_code!==void 0){let data8=data3.reason_code,_errs21=errors;
if(errors===_errs21)if(typeof data8=="string"){if(data8.length<1)return validate71.errors=[{instancePath:instancePath+"/data/redaction_info/reason_code",keyword:"\
minLength",params:{limit:1}}],!1}else return validate71.errors=[{instancePath:instancePath+"/data/redaction_info/reason_code",keyword:"type",params:{type:"strin\
g"}}],!1;var valid3=_errs21===errors}else var valid3=!0;if(valid3){if(data3.summary_generated!==void 0){let _errs23=errors;if(typeof data3.summary_generated!="b\
oolean")return validate71.errors=[{instancePath:instancePath+"/data/redaction_info/summary_generated",keyword:"type",params:{type:"boolean"}}],!1;var valid3=_errs23===
errors}else var valid3=!0;if(valid3)if(data3.transformed_fields!==void 0){let data10=data3.transformed_fields,_errs25=errors;if(errors===_errs25)if(Array.isArray(
data10)){var valid5=!0;let len1=data10.length;for(let i1=0;i1<len1;i1++){let data11=data10[i1],_errs27=errors;if(errors===_errs27)if(typeof data11=="string"){if(data11.
length<1)return validate71.errors=[{instancePath:instancePath+"/data/redaction_info/transformed_fields/"+i1,keyword:"minLength",params:{limit:1}}],!1}else return validate71.
errors=[{instancePath:instancePath+"/data/redaction_info/transformed_fields/"+i1,keyword:"type",params:{type:"string"}}],!1;var valid5=_errs27===errors;if(!valid5)
break}}else return validate71.errors=[{instancePath:instancePath+"/data/redaction_info/transformed_fields",keyword:"type",params:{type:"array"}}],!1;var valid3=_errs25===
errors}else var valid3=!0}}}}}}}var valid2=_errs10===errors}else var valid2=!0;if(valid2)if(data0.return_mode!==void 0){let data12=data0.return_mode,_errs29=errors;
if(typeof data12!="string")return validate71.errors=[{instancePath:instancePath+"/data/return_mode",keyword:"type",params:{type:"string"}}],!1;if(!(data12==="ra\
w"||data12==="summary"||data12==="masked"||data12==="metadata_only"))return validate71.errors=[{instancePath:instancePath+"/data/return_mode",keyword:"enum",params:{
allowedValues:schema85.allOf[1].properties.data.properties.return_mode.enum}}],!1;var valid2=_errs29===errors}else var valid2=!0}}}}}var valid1=_errs4===errors}else
var valid1=!0;if(valid1)if(data.error!==void 0){let data13=data.error,_errs31=errors;if(!(data13&&typeof data13=="object"&&!Array.isArray(data13))&&data13!==null)
return validate71.errors=[{instancePath:instancePath+"/error",keyword:"type",params:{type:schema85.allOf[1].properties.error.type}}],!1;if(errors===_errs31&&data13&&
typeof data13=="object"&&!Array.isArray(data13)){let missing3;if(data13.code===void 0&&(missing3="code")||data13.message===void 0&&(missing3="message"))return validate71.
errors=[{instancePath:instancePath+"/error",keyword:"required",params:{missingProperty:missing3}}],!1;{let _errs33=errors;for(let key3 in data13)if(!(key3==="co\
de"||key3==="details"||key3==="message")){return validate71.errors=[{instancePath:instancePath+"/error",keyword:"additionalProperties",params:{additionalProperty:key3}}],
!1;break}if(_errs33===errors){if(data13.code!==void 0){let data14=data13.code,_errs34=errors;if(typeof data14!="string")return validate71.errors=[{instancePath:instancePath+
"/error/code",keyword:"type",params:{type:"string"}}],!1;if(!(data14==="MGP_INVALID_OBJECT"||data14==="MGP_UNSUPPORTED_VERSION"||data14==="MGP_UNSUPPORTED_CAPAB\
ILITY"||data14==="MGP_POLICY_DENIED"||data14==="MGP_MEMORY_NOT_FOUND"||data14==="MGP_TASK_NOT_FOUND"||data14==="MGP_SCOPE_VIOLATION"||data14==="MGP_CONFLICT_UNR\
ESOLVED"||data14==="MGP_BACKEND_ERROR"))return validate71.errors=[{instancePath:instancePath+"/error/code",keyword:"enum",params:{allowedValues:schema85.allOf[1].
properties.error.properties.code.enum}}],!1;var valid6=_errs34===errors}else var valid6=!0;if(valid6){if(data13.details!==void 0){let data15=data13.details,_errs36=errors;
if(!(data15&&typeof data15=="object"&&!Array.isArray(data15)))return validate71.errors=[{instancePath:instancePath+"/error/details",keyword:"type",params:{type:"\
object"}}],!1;var valid6=_errs36===errors}else var valid6=!0;if(valid6)if(data13.message!==void 0){let data16=data13.message,_errs38=errors;if(errors===_errs38)
if(typeof data16=="string"){if(data16.length<1)return validate71.errors=[{instancePath:instancePath+"/error/message",keyword:"minLength",params:{limit:1}}],!1}else
return validate71.errors=[{instancePath:instancePath+"/error/message",keyword:"type",params:{type:"string"}}],!1;var valid6=_errs38===errors}else var valid6=!0}}}}
var valid1=_errs31===errors}else var valid1=!0}var valid0=_errs3===errors;if(valid0){let _errs40=errors,_errs41=errors,valid7=!0,_errs42=errors;if(data&&typeof data==
"object"&&!Array.isArray(data)&&data.status!==void 0&&data.status!=="ok"){let err0={};vErrors===null?vErrors=[err0]:vErrors.push(err0),errors++}var _valid0=_errs42===
errors;if(errors=_errs41,vErrors!==null&&(_errs41?vErrors.length=_errs41:vErrors=null),_valid0){let _errs44=errors;if(data&&typeof data=="object"&&!Array.isArray(
data)&&data.error!==void 0&&data.error!==null)return validate71.errors=[{instancePath:instancePath+"/error",keyword:"type",params:{type:"null"}}],!1;var _valid0=_errs44===
errors;valid7=_valid0}if(!valid7){let err1={instancePath,keyword:"if",params:{failingKeyword:"then"}};return vErrors===null?vErrors=[err1]:vErrors.push(err1),errors++,
validate71.errors=vErrors,!1}var valid0=_errs40===errors;if(valid0){let _errs47=errors,_errs48=errors,valid10=!0,_errs49=errors;if(data&&typeof data=="object"&&
!Array.isArray(data)&&data.status!==void 0&&data.status!=="error"){let err2={};vErrors===null?vErrors=[err2]:vErrors.push(err2),errors++}var _valid1=_errs49===errors;
if(errors=_errs48,vErrors!==null&&(_errs48?vErrors.length=_errs48:vErrors=null),_valid1){let _errs51=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&
data.error!==void 0){let data20=data.error;if(!(data20&&typeof data20=="object"&&!Array.isArray(data20)))return validate71.errors=[{instancePath:instancePath+"/\
error",keyword:"type",params:{type:"object"}}],!1}var _valid1=_errs51===errors;valid10=_valid1}if(!valid10){let err3={instancePath,keyword:"if",params:{failingKeyword:"\
then"}};return vErrors===null?vErrors=[err3]:vErrors.push(err3),errors++,validate71.errors=vErrors,!1}var valid0=_errs47===errors;if(valid0){let _errs54=errors;
if(data&&typeof data=="object"&&!Array.isArray(data)){if(data.request_id!==void 0){let data21=data.request_id,_errs55=errors;if(errors===_errs55)if(typeof data21==
"string"){if(data21.length<1)return validate71.errors=[{instancePath:instancePath+"/request_id",keyword:"minLength",params:{limit:1}}],!1}else return validate71.
errors=[{instancePath:instancePath+"/request_id",keyword:"type",params:{type:"string"}}],!1;var valid13=_errs55===errors}else var valid13=!0;if(valid13)if(data.
status!==void 0){let data22=data.status,_errs57=errors;if(typeof data22!="string")return validate71.errors=[{instancePath:instancePath+"/status",keyword:"type",
params:{type:"string"}}],!1;if(!(data22==="ok"||data22==="error"))return validate71.errors=[{instancePath:instancePath+"/status",keyword:"enum",params:{allowedValues:schema85.
allOf[4].properties.status.enum}}],!1;var valid13=_errs57===errors}else var valid13=!0}var valid0=_errs54===errors}}}}return validate71.errors=vErrors,errors===
0}var validate51of=validate73,schema86={type:"object",allOf:[{required:["request_id","status","error","data"],additionalProperties:!1,properties:{data:!0,error:!0,
request_id:!0,status:!0}},{properties:{data:{type:["object","null"],required:["results"],additionalProperties:!1,properties:{results:{type:"array",items:{type:"\
object",allOf:[{required:["status"],additionalProperties:!1,properties:{consumable_text:!0,error:!0,memory:!0,redaction_info:!0,resolution:!0,return_mode:!0,status:!0}},
{if:{properties:{status:{const:"ok"}}},then:{required:["memory","return_mode","redaction_info","consumable_text","resolution"]}},{if:{properties:{status:{const:"\
error"}}},then:{required:["error"]}},{properties:{consumable_text:{type:"string",minLength:1},error:{type:"object",required:["code","message"],additionalProperties:!1,
properties:{code:{type:"string",enum:["MGP_INVALID_OBJECT","MGP_UNSUPPORTED_VERSION","MGP_UNSUPPORTED_CAPABILITY","MGP_POLICY_DENIED","MGP_MEMORY_NOT_FOUND","MG\
P_TASK_NOT_FOUND","MGP_SCOPE_VIOLATION","MGP_CONFLICT_UNRESOLVED","MGP_BACKEND_ERROR"]},details:{type:"object"},message:{type:"string",minLength:1}}},memory:{$ref:"\
memory-object"},redaction_info:{type:["object","null"],required:["policy_view"],additionalProperties:!1,properties:{explanation:{type:"string",minLength:1},masked_fields:{
type:"array",items:{type:"string",minLength:1}},policy_view:{type:"string",enum:["raw","summary","masked","metadata_only"]},reason_code:{type:"string",minLength:1},
summary_generated:{type:"boolean"},transformed_fields:{type:"array",items:{type:"string",minLength:1}}}},resolution:{type:"string",minLength:1},return_mode:{type:"\
string",enum:["raw","summary","masked","metadata_only"]},status:{type:"string",enum:["ok","error"]}}}]}}}},error:{type:["object","null"],required:["code","messa\
ge"],additionalProperties:!1,properties:{code:{type:"string",enum:["MGP_INVALID_OBJECT","MGP_UNSUPPORTED_VERSION","MGP_UNSUPPORTED_CAPABILITY","MGP_POLICY_DENIE\
D","MGP_MEMORY_NOT_FOUND","MGP_TASK_NOT_FOUND","MGP_SCOPE_VIOLATION","MGP_CONFLICT_UNRESOLVED","MGP_BACKEND_ERROR"]},details:{type:"object"},message:{type:"stri\
ng",minLength:1}}}}},{if:{properties:{status:{const:"ok"}}},then:{properties:{error:{type:"null"}}}},{if:{properties:{status:{const:"error"}}},then:{properties:{
error:{type:"object"}}}},{properties:{request_id:{type:"string",minLength:1},status:{type:"string",enum:["ok","error"]}}}],$id:"write-batch.response"};function validate73(data,{
instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;if(!(data&&typeof data=="object"&&!Array.isArray(data)))return validate73.
errors=[{instancePath,keyword:"type",params:{type:"object"}}],!1;let _errs1=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){let missing0;if(data.request_id===
void 0&&(missing0="request_id")||data.status===void 0&&(missing0="status")||data.error===void 0&&(missing0="error")||data.data===void 0&&(missing0="data"))return validate73.
errors=[{instancePath,keyword:"required",params:{missingProperty:missing0}}],!1;for(let key0 in data)if(!(key0==="data"||key0==="error"||key0==="request_id"||key0===
"status")){return validate73.errors=[{instancePath,keyword:"additionalProperties",params:{additionalProperty:key0}}],!1;break}}var valid0=_errs1===errors;if(valid0){
let _errs3=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){if(data.data!==void 0){let data0=data.data,_errs4=errors;if(!(data0&&typeof data0=="obje\
ct"&&!Array.isArray(data0))&&data0!==null)return validate73.errors=[{instancePath:instancePath+"/data",keyword:"type",params:{type:schema86.allOf[1].properties.
data.type}}],!1;if(errors===_errs4&&data0&&typeof data0=="object"&&!Array.isArray(data0)){let missing1;if(data0.results===void 0&&(missing1="results"))return validate73.
errors=[{instancePath:instancePath+"/data",keyword:"required",params:{missingProperty:missing1}}],!1;{let _errs6=errors;for(let key1 in data0)if(key1!=="results"){
return validate73.errors=[{instancePath:instancePath+"/data",keyword:"additionalProperties",params:{additionalProperty:key1}}],!1;break}if(_errs6===errors&&data0.
results!==void 0){let data1=data0.results;if(errors===errors)if(Array.isArray(data1)){var valid3=!0;let len0=data1.length;for(let i0=0;i0<len0;i0++){let data2=data1[i0],
_errs9=errors;if(!(data2&&typeof data2=="object"&&!Array.isArray(data2)))return validate73.errors=[{instancePath:instancePath+"/data/results/"+i0,keyword:"type",
params:{type:"object"}}],!1;let _errs11=errors;if(data2&&typeof data2=="object"&&!Array.isArray(data2)){let missing2;if(data2.status===void 0&&(missing2="status"))
return validate73.errors=[{instancePath:instancePath+"/data/results/"+i0,keyword:"required",params:{missingProperty:missing2}}],!1;for(let key2 in data2)if(!(key2===
"consumable_text"||key2==="error"||key2==="memory"||key2==="redaction_info"||key2==="resolution"||key2==="return_mode"||key2==="status")){return validate73.errors=
[{instancePath:instancePath+"/data/results/"+i0,keyword:"additionalProperties",params:{additionalProperty:key2}}],!1;break}}var valid4=_errs11===errors;if(valid4){
let _errs13=errors,_errs14=errors,valid5=!0,_errs15=errors;if(data2&&typeof data2=="object"&&!Array.isArray(data2)&&data2.status!==void 0&&data2.status!=="ok"){
let err0={};vErrors===null?vErrors=[err0]:vErrors.push(err0),errors++}var _valid0=_errs15===errors;if(errors=_errs14,vErrors!==null&&(_errs14?vErrors.length=_errs14:
vErrors=null),_valid0){let _errs17=errors;if(data2&&typeof data2=="object"&&!Array.isArray(data2)){let missing3;if(data2.memory===void 0&&(missing3="memory")||data2.
return_mode===void 0&&(missing3="return_mode")||data2.redaction_info===void 0&&(missing3="redaction_info")||data2.consumable_text===void 0&&(missing3="consumabl\
e_text")||data2.resolution===void 0&&(missing3="resolution"))return validate73.errors=[{instancePath:instancePath+"/data/results/"+i0,keyword:"required",params:{
missingProperty:missing3}}],!1}var _valid0=_errs17===errors;valid5=_valid0}if(!valid5){let err1={instancePath:instancePath+"/data/results/"+i0,keyword:"if",params:{
failingKeyword:"then"}};return vErrors===null?vErrors=[err1]:vErrors.push(err1),errors++,validate73.errors=vErrors,!1}var valid4=_errs13===errors;if(valid4){let _errs18=errors,
_errs19=errors,valid7=!0,_errs20=errors;if(data2&&typeof data2=="object"&&!Array.isArray(data2)&&data2.status!==void 0&&data2.status!=="error"){let err2={};vErrors===
null?vErrors=[err2]:vErrors.push(err2),errors++}var _valid1=_errs20===errors;if(errors=_errs19,vErrors!==null&&(_errs19?vErrors.length=_errs19:vErrors=null),_valid1){
let _errs22=errors;if(data2&&typeof data2=="object"&&!Array.isArray(data2)){let missing4;if(data2.error===void 0&&(missing4="error"))return validate73.errors=[{
instancePath:instancePath+"/data/results/"+i0,keyword:"required",params:{missingProperty:missing4}}],!1}var _valid1=_errs22===errors;valid7=_valid1}if(!valid7){
let err3={instancePath:instancePath+"/data/results/"+i0,keyword:"if",params:{failingKeyword:"then"}};return vErrors===null?vErrors=[err3]:vErrors.push(err3),errors++,
validate73.errors=vErrors,!1}var valid4=_errs18===errors;if(valid4){let _errs23=errors;if(data2&&typeof data2=="object"&&!Array.isArray(data2)){if(data2.consumable_text!==
void 0){let data5=data2.consumable_text,_errs24=errors;if(errors===_errs24)if(typeof data5=="string"){if(data5.length<1)return validate73.errors=[{instancePath:instancePath+
"/data/results/"+i0+"/consumable_text",keyword:"minLength",params:{limit:1}}],!1}else return validate73.errors=[{instancePath:instancePath+"/data/results/"+i0+"\
/consumable_text",keyword:"type",params:{type:"string"}}],!1;var valid9=_errs24===errors}else var valid9=!0;if(valid9){if(data2.error!==void 0){let data6=data2.
error,_errs26=errors;if(errors===_errs26)if(data6&&typeof data6=="object"&&!Array.isArray(data6)){let missing5;if(data6.code===void 0&&(missing5="code")||data6.
message===void 0&&(missing5="message"))return validate73.errors=[{instancePath:instancePath+"/data/results/"+i0+"/error",keyword:"required",params:{missingProperty:missing5}}],
!1;{let _errs28=errors;for(let key3 in data6)if(!(key3==="code"||key3==="details"||key3==="message")){return validate73.errors=[{instancePath:instancePath+"/dat\
a/results/"+i0+"/error",keyword:"additionalProperties",params:{additionalProperty:key3}}],!1;break}if(_errs28===errors){if(data6.code!==void 0){let data7=data6.
code,_errs29=errors;if(typeof data7!="string")return validate73.errors=[{instancePath:instancePath+"/data/results/"+i0+"/error/code",keyword:"type",params:{type:"\
string"}}],!1;if(!(data7==="MGP_INVALID_OBJECT"||data7==="MGP_UNSUPPORTED_VERSION"||data7==="MGP_UNSUPPORTED_CAPABILITY"||data7==="MGP_POLICY_DENIED"||data7==="\
MGP_MEMORY_NOT_FOUND"||data7==="MGP_TASK_NOT_FOUND"||data7==="MGP_SCOPE_VIOLATION"||data7==="MGP_CONFLICT_UNRESOLVED"||data7==="MGP_BACKEND_ERROR"))return validate73.
errors=[{instancePath:instancePath+"/data/results/"+i0+"/error/code",keyword:"enum",params:{allowedValues:schema86.allOf[1].properties.data.properties.results.items.
allOf[3].properties.error.properties.code.enum}}],!1;var valid10=_errs29===errors}else var valid10=!0;if(valid10){if(data6.details!==void 0){let data8=data6.details,
_errs31=errors;if(!(data8&&typeof data8=="object"&&!Array.isArray(data8)))return validate73.errors=[{instancePath:instancePath+"/data/results/"+i0+"/error/detai\
ls",keyword:"type",params:{type:"object"}}],!1;var valid10=_errs31===errors}else var valid10=!0;if(valid10)if(data6.message!==void 0){let data9=data6.message,_errs33=errors;
if(errors===_errs33)if(typeof data9=="string"){if(data9.length<1)return validate73.errors=[{instancePath:instancePath+"/data/results/"+i0+"/error/message",keyword:"\
minLength",params:{limit:1}}],!1}else return validate73.errors=[{instancePath:instancePath+"/data/results/"+i0+"/error/message",keyword:"type",params:{type:"str\
ing"}}],!1;var valid10=_errs33===errors}else var valid10=!0}}}}else return validate73.errors=[{instancePath:instancePath+"/data/results/"+i0+"/error",keyword:"t\
ype",params:{type:"object"}}],!1;var valid9=_errs26===errors}else var valid9=!0;if(valid9){if(data2.memory!==void 0){let _errs35=errors;validate21(data2.memory,
{instancePath:instancePath+"/data/results/"+i0+"/memory",parentData:data2,parentDataProperty:"memory",rootData})||(vErrors=vErrors===null?validate21.errors:vErrors.
concat(validate21.errors),errors=vErrors.length);var valid9=_errs35===errors}else var valid9=!0;if(valid9){if(data2.redaction_info!==void 0){let data11=data2.redaction_info,
_errs36=errors;if(!(data11&&typeof data11=="object"&&!Array.isArray(data11))&&data11!==null)return validate73.errors=[{instancePath:instancePath+"/data/results/"+
i0+"/redaction_info",keyword:"type",params:{type:schema86.allOf[1].properties.data.properties.results.items.allOf[3].properties.redaction_info.type}}],!1;if(errors===
_errs36&&data11&&typeof data11=="object"&&!Array.isArray(data11)){let missing6;if(data11.policy_view===void 0&&(missing6="policy_view"))return validate73.errors=
[{instancePath:instancePath+"/data/results/"+i0+"/redaction_info",keyword:"required",params:{missingProperty:missing6}}],!1;{let _errs38=errors;for(let key4 in data11)
if(!(key4==="explanation"||key4==="masked_fields"||key4==="policy_view"||key4==="reason_code"||key4==="summary_generated"||key4==="transformed_fields")){return validate73.
errors=[{instancePath:instancePath+"/data/results/"+i0+"/redaction_info",keyword:"additionalProperties",params:{additionalProperty:key4}}],!1;break}if(_errs38===
errors){if(data11.explanation!==void 0){let data12=data11.explanation,_errs39=errors;if(errors===_errs39)if(typeof data12=="string"){if(data12.length<1)return validate73.
errors=[{instancePath:instancePath+"/data/results/"+i0+"/redaction_info/explanation",keyword:"minLength",params:{limit:1}}],!1}else return validate73.errors=[{instancePath:instancePath+
"/data/results/"+i0+"/redaction_info/explanation",keyword:"type",params:{type:"string"}}],!1;var valid11=_errs39===errors}else var valid11=!0;if(valid11){if(data11.
masked_fields!==void 0){let data13=data11.masked_fields,_errs41=errors;if(errors===_errs41)if(Array.isArray(data13)){var valid12=!0;let len1=data13.length;for(let i1=0;i1<
len1;i1++){let data14=data13[i1],_errs43=errors;if(errors===_errs43)if(typeof data14=="string"){if(data14.length<1)return validate73.errors=[{instancePath:instancePath+
"/data/results/"+i0+"/redaction_info/masked_fields/"+i1,keyword:"minLength",params:{limit:1}}],!1}else return validate73.errors=[{instancePath:instancePath+"/da\
ta/results/"+i0+"/redaction_info/masked_fields/"+i1,keyword:"type",params:{type:"string"}}],!1;var valid12=_errs43===errors;if(!valid12)break}}else return validate73.
errors=[{instancePath:instancePath+"/data/results/"+i0+"/redaction_info/masked_fields",keyword:"type",params:{type:"array"}}],!1;var valid11=_errs41===errors}else
var valid11=!0;if(valid11){if(data11.policy_view!==void 0){let data15=data11.policy_view,_errs45=errors;if(typeof data15!="string")return validate73.errors=[{instancePath:instancePath+
"/data/results/"+i0+"/redaction_info/policy_view",keyword:"type",params:{type:"string"}}],!1;if(!(data15==="raw"||data15==="summary"||data15==="masked"||data15===
"metadata_only"))return validate73.errors=[{instancePath:instancePath+"/data/results/"+i0+"/redaction_info/policy_view",keyword:"enum",params:{allowedValues:schema86.
allOf[1].properties.data.properties.results.items.allOf[3].properties.redaction_info.properties.policy_view.enum}}],!1;var valid11=_errs45===errors}else var valid11=!0;
if(valid11){if(data11.reason_code!==void 0){let data16=data11.reason_code,_errs47=errors;if(errors===_errs47)if(typeof data16=="string"){if(data16.length<1)return validate73.
errors=[{instancePath:instancePath+"/data/results/"+i0+"/redaction_info/reason_code",keyword:"minLength",params:{limit:1}}],!1}else return validate73.errors=[{instancePath:instancePath+
"/data/results/"+i0+"/redaction_info/reason_code",keyword:"type",params:{type:"string"}}],!1;var valid11=_errs47===errors}else var valid11=!0;if(valid11){if(data11.
summary_generated!==void 0){let _errs49=errors;if(typeof data11.summary_generated!="boolean")return validate73.errors=[{instancePath:instancePath+"/data/results\
/"+i0+"/redaction_info/summary_generated",keyword:"type",params:{type:"boolean"}}],!1;var valid11=_errs49===errors}else var valid11=!0;if(valid11)if(data11.transformed_fields!==
void 0){let data18=data11.transformed_fields,_errs51=errors;if(errors===_errs51)if(Array.isArray(data18)){var valid13=!0;let len2=data18.length;for(let i2=0;i2<
len2;i2++){let data19=data18[i2],_errs53=errors;if(errors===_errs53)if(typeof data19=="string"){if(data19.length<1)return validate73.errors=[{instancePath:instancePath+
"/data/results/"+i0+"/redaction_info/transformed_fields/"+i2,keyword:"minLength",params:{limit:1}}],!1}else return validate73.errors=[{instancePath:instancePath+
"/data/results/"+i0+"/redaction_info/transformed_fields/"+i2,keyword:"type",params:{type:"string"}}],!1;var valid13=_errs53===errors;if(!valid13)break}}else return validate73.
errors=[{instancePath:instancePath+"/data/results/"+i0+"/redaction_info/transformed_fields",keyword:"type",params:{type:"array"}}],!1;var valid11=_errs51===errors}else
var valid11=!0}}}}}}}var valid9=_errs36===errors}else var valid9=!0;if(valid9){if(data2.resolution!==void 0){let data20=data2.resolution,_errs55=errors;if(errors===
_errs55)if(typeof data20=="string"){if(data20.length<1)return validate73.errors=[{instancePath:instancePath+"/data/results/"+i0+"/resolution",keyword:"minLength",
params:{limit:1}}],!1}else return validate73.errors=[{instancePath:instancePath+"/data/results/"+i0+"/resolution",keyword:"type",params:{type:"string"}}],!1;var valid9=_errs55===
errors}else var valid9=!0;if(valid9){if(data2.return_mode!==void 0){let data21=data2.return_mode,_errs57=errors;if(typeof data21!="string")return validate73.errors=
[{instancePath:instancePath+"/data/results/"+i0+"/return_mode",keyword:"type",params:{type:"string"}}],!1;if(!(data21==="raw"||data21==="summary"||data21==="mas\
ked"||data21==="metadata_only"))return validate73.errors=[{instancePath:instancePath+"/data/results/"+i0+"/return_mode",keyword:"enum",params:{allowedValues:schema86.
allOf[1].properties.data.properties.results.items.allOf[3].properties.return_mode.enum}}],!1;var valid9=_errs57===errors}else var valid9=!0;if(valid9)if(data2.status!==
void 0){let data22=data2.status,_errs59=errors;if(typeof data22!="string")return validate73.errors=[{instancePath:instancePath+"/data/results/"+i0+"/status",keyword:"\
type",params:{type:"string"}}],!1;if(!(data22==="ok"||data22==="error"))return validate73.errors=[{instancePath:instancePath+"/data/results/"+i0+"/status",keyword:"\
enum",params:{allowedValues:schema86.allOf[1].properties.data.properties.results.items.allOf[3].properties.status.enum}}],!1;var valid9=_errs59===errors}else var valid9=!0}}}}}}
var valid4=_errs23===errors}}}var valid3=_errs9===errors;if(!valid3)break}}else return validate73.errors=[{instancePath:instancePath+"/data/results",keyword:"ty\
pe",params:{type:"array"}}],!1}}}var valid1=_errs4===errors}else var valid1=!0;if(valid1)if(data.error!==void 0){let data23=data.error,_errs61=errors;if(!(data23&&
typeof data23=="object"&&!Array.isArray(data23))&&data23!==null)return validate73.errors=[{instancePath:instancePath+"/error",keyword:"type",params:{type:schema86.
allOf[1].properties.error.type}}],!1;if(errors===_errs61&&data23&&typeof data23=="object"&&!Array.isArray(data23)){let missing7;if(data23.code===void 0&&(missing7=
"code")||data23.message===void 0&&(missing7="message"))return validate73.errors=[{instancePath:instancePath+"/error",keyword:"required",params:{missingProperty:missing7}}],
!1;{let _errs63=errors;for(let key5 in data23)if(!(key5==="code"||key5==="details"||key5==="message")){return validate73.errors=[{instancePath:instancePath+"/er\
ror",keyword:"additionalProperties",params:{additionalProperty:key5}}],!1;break}if(_errs63===errors){if(data23.code!==void 0){let data24=data23.code,_errs64=errors;
if(typeof data24!="string")return validate73.errors=[{instancePath:instancePath+"/error/code",keyword:"type",params:{type:"string"}}],!1;if(!(data24==="MGP_INVA\
LID_OBJECT"||data24==="MGP_UNSUPPORTED_VERSION"||data24==="MGP_UNSUPPORTED_CAPABILITY"||data24==="MGP_POLICY_DENIED"||data24==="MGP_MEMORY_NOT_FOUND"||data24===
"MGP_TASK_NOT_FOUND"||data24==="MGP_SCOPE_VIOLATION"||data24==="MGP_CONFLICT_UNRESOLVED"||data24==="MGP_BACKEND_ERROR"))return validate73.errors=[{instancePath:instancePath+
"/error/code",keyword:"enum",params:{allowedValues:schema86.allOf[1].properties.error.properties.code.enum}}],!1;var valid14=_errs64===errors}else var valid14=!0;
if(valid14){if(data23.details!==void 0){let data25=data23.details,_errs66=errors;if(!(data25&&typeof data25=="object"&&!Array.isArray(data25)))return validate73.
errors=[{instancePath:instancePath+"/error/details",keyword:"type",params:{type:"object"}}],!1;var valid14=_errs66===errors}else var valid14=!0;if(valid14)if(data23.
message!==void 0){let data26=data23.message,_errs68=errors;if(errors===_errs68)if(typeof data26=="string"){if(data26.length<1)return validate73.errors=[{instancePath:instancePath+
"/error/message",keyword:"minLength",params:{limit:1}}],!1}else return validate73.errors=[{instancePath:instancePath+"/error/message",keyword:"type",params:{type:"\
string"}}],!1;var valid14=_errs68===errors}else var valid14=!0}}}}var valid1=_errs61===errors}else var valid1=!0}var valid0=_errs3===errors;if(valid0){let _errs70=errors,
_errs71=errors,valid15=!0,_errs72=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.status!==void 0&&data.status!=="ok"){let err4={};vErrors===null?
vErrors=[err4]:vErrors.push(err4),errors++}var _valid2=_errs72===errors;if(errors=_errs71,vErrors!==null&&(_errs71?vErrors.length=_errs71:vErrors=null),_valid2){
let _errs74=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.error!==void 0&&data.error!==null)return validate73.errors=[{instancePath:instancePath+
"/error",keyword:"type",params:{type:"null"}}],!1;var _valid2=_errs74===errors;valid15=_valid2}if(!valid15){let err5={instancePath,keyword:"if",params:{failingKeyword:"\
then"}};return vErrors===null?vErrors=[err5]:vErrors.push(err5),errors++,validate73.errors=vErrors,!1}var valid0=_errs70===errors;if(valid0){let _errs77=errors,
_errs78=errors,valid18=!0,_errs79=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.status!==void 0&&data.status!=="error"){let err6={};vErrors===
null?vErrors=[err6]:vErrors.push(err6),errors++}var _valid3=_errs79===errors;if(errors=_errs78,vErrors!==null&&(_errs78?vErrors.length=_errs78:vErrors=null),_valid3){
let _errs81=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.error!==void 0){let data30=data.error;if(!(data30&&typeof data30=="object"&&!Array.
isArray(data30)))return validate73.errors=[{instancePath:instancePath+"/error",keyword:"type",params:{type:"object"}}],!1}var _valid3=_errs81===errors;valid18=_valid3}
if(!valid18){let err7={instancePath,keyword:"if",params:{failingKeyword:"then"}};return vErrors===null?vErrors=[err7]:vErrors.push(err7),errors++,validate73.errors=
vErrors,!1}var valid0=_errs77===errors;if(valid0){let _errs84=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){if(data.request_id!==void 0){let data31=data.
request_id,_errs85=errors;if(errors===_errs85)if(typeof data31=="string"){if(data31.length<1)return validate73.errors=[{instancePath:instancePath+"/request_id",
keyword:"minLength",params:{limit:1}}],!1}else return validate73.errors=[{instancePath:instancePath+"/request_id",keyword:"type",params:{type:"string"}}],!1;var valid21=_errs85===
errors}else var valid21=!0;if(valid21)if(data.status!==void 0){let data32=data.status,_errs87=errors;if(typeof data32!="string")return validate73.errors=[{instancePath:instancePath+
"/status",keyword:"type",params:{type:"string"}}],!1;if(!(data32==="ok"||data32==="error"))return validate73.errors=[{instancePath:instancePath+"/status",keyword:"\
enum",params:{allowedValues:schema86.allOf[4].properties.status.enum}}],!1;var valid21=_errs87===errors}else var valid21=!0}var valid0=_errs84===errors}}}}return validate73.
errors=vErrors,errors===0}var validate52of=validate75,schema87={type:"object",allOf:[{required:["request_id","status","error","data"],additionalProperties:!1,properties:{
data:!0,error:!0,request_id:!0,status:!0}},{properties:{data:{type:["object","null"],required:["memory","return_mode","redaction_info","consumable_text","resolu\
tion"],additionalProperties:!1,properties:{consumable_text:{type:"string",minLength:1},memory:{$ref:"memory-object"},redaction_info:{type:["object","null"],required:[
"policy_view"],additionalProperties:!1,properties:{explanation:{type:"string",minLength:1},masked_fields:{type:"array",items:{type:"string",minLength:1}},policy_view:{
type:"string",enum:["raw","summary","masked","metadata_only"]},reason_code:{type:"string",minLength:1},summary_generated:{type:"boolean"},transformed_fields:{type:"\
array",items:{type:"string",minLength:1}}}},resolution:{type:"string",minLength:1},return_mode:{type:"string",enum:["raw","summary","masked","metadata_only"]}}},
error:{type:["object","null"],required:["code","message"],additionalProperties:!1,properties:{code:{type:"string",enum:["MGP_INVALID_OBJECT","MGP_UNSUPPORTED_VE\
RSION","MGP_UNSUPPORTED_CAPABILITY","MGP_POLICY_DENIED","MGP_MEMORY_NOT_FOUND","MGP_TASK_NOT_FOUND","MGP_SCOPE_VIOLATION","MGP_CONFLICT_UNRESOLVED","MGP_BACKEND\
_ERROR"]},details:{type:"object"},message:{type:"string",minLength:1}}}}},{if:{properties:{status:{const:"ok"}}},then:{properties:{error:{type:"null"}}}},{if:{properties:{
status:{const:"error"}}},then:{properties:{error:{type:"object"}}}},{properties:{request_id:{type:"string",minLength:1},status:{type:"string",enum:["ok","error"]}}}],
$id:"write-memory.response"};function validate75(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;if(!(data&&typeof data==
"object"&&!Array.isArray(data)))return validate75.errors=[{instancePath,keyword:"type",params:{type:"object"}}],!1;let _errs1=errors;if(data&&typeof data=="obje\
ct"&&!Array.isArray(data)){let missing0;if(data.request_id===void 0&&(missing0="request_id")||data.status===void 0&&(missing0="status")||data.error===void 0&&(missing0=
"error")||data.data===void 0&&(missing0="data"))return validate75.errors=[{instancePath,keyword:"required",params:{missingProperty:missing0}}],!1;for(let key0 in data)
if(!(key0==="data"||key0==="error"||key0==="request_id"||key0==="status")){return validate75.errors=[{instancePath,keyword:"additionalProperties",params:{additionalProperty:key0}}],
!1;break}}var valid0=_errs1===errors;if(valid0){let _errs3=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){if(data.data!==void 0){let data0=data.data,
_errs4=errors;if(!(data0&&typeof data0=="object"&&!Array.isArray(data0))&&data0!==null)return validate75.errors=[{instancePath:instancePath+"/data",keyword:"typ\
e",params:{type:schema87.allOf[1].properties.data.type}}],!1;if(errors===_errs4&&data0&&typeof data0=="object"&&!Array.isArray(data0)){let missing1;if(data0.memory===
void 0&&(missing1="memory")||data0.return_mode===void 0&&(missing1="return_mode")||data0.redaction_info===void 0&&(missing1="redaction_info")||data0.consumable_text===
void 0&&(missing1="consumable_text")||data0.resolution===void 0&&(missing1="resolution"))return validate75.errors=[{instancePath:instancePath+"/data",keyword:"r\
equired",params:{missingProperty:missing1}}],!1;{let _errs6=errors;for(let key1 in data0)if(!(key1==="consumable_text"||key1==="memory"||key1==="redaction_info"||
key1==="resolution"||key1==="return_mode")){return validate75.errors=[{instancePath:instancePath+"/data",keyword:"additionalProperties",params:{additionalProperty:key1}}],
!1;break}if(_errs6===errors){if(data0.consumable_text!==void 0){let data1=data0.consumable_text,_errs7=errors;if(errors===_errs7)if(typeof data1=="string"){if(data1.
length<1)return validate75.errors=[{instancePath:instancePath+"/data/consumable_text",keyword:"minLength",params:{limit:1}}],!1}else return validate75.errors=[{
instancePath:instancePath+"/data/consumable_text",keyword:"type",params:{type:"string"}}],!1;var valid2=_errs7===errors}else var valid2=!0;if(valid2){if(data0.memory!==
void 0){let _errs9=errors;validate21(data0.memory,{instancePath:instancePath+"/data/memory",parentData:data0,parentDataProperty:"memory",rootData})||(vErrors=vErrors===
null?validate21.errors:vErrors.concat(validate21.errors),errors=vErrors.length);var valid2=_errs9===errors}else var valid2=!0;if(valid2){if(data0.redaction_info!==
void 0){let data3=data0.redaction_info,_errs10=errors;if(!(data3&&typeof data3=="object"&&!Array.isArray(data3))&&data3!==null)return validate75.errors=[{instancePath:instancePath+
"/data/redaction_info",keyword:"type",params:{type:schema87.allOf[1].properties.data.properties.redaction_info.type}}],!1;if(errors===_errs10&&data3&&typeof data3==
"object"&&!Array.isArray(data3)){let missing2;if(data3.policy_view===void 0&&(missing2="policy_view"))return validate75.errors=[{instancePath:instancePath+"/dat\
a/redaction_info",keyword:"required",params:{missingProperty:missing2}}],!1;{let _errs12=errors;for(let key2 in data3)if(!(key2==="explanation"||key2==="masked_\
fields"||key2==="policy_view"||key2==="reason_code"||key2==="summary_generated"||key2==="transformed_fields")){return validate75.errors=[{instancePath:instancePath+
"/data/redaction_info",keyword:"additionalProperties",params:{additionalProperty:key2}}],!1;break}if(_errs12===errors){if(data3.explanation!==void 0){let data4=data3.
explanation,_errs13=errors;if(errors===_errs13)if(typeof data4=="string"){if(data4.length<1)return validate75.errors=[{instancePath:instancePath+"/data/redactio\
n_info/explanation",keyword:"minLength",params:{limit:1}}],!1}else return validate75.errors=[{instancePath:instancePath+"/data/redaction_info/explanation",keyword:"\
type",params:{type:"string"}}],!1;var valid3=_errs13===errors}else var valid3=!0;if(valid3){if(data3.masked_fields!==void 0){let data5=data3.masked_fields,_errs15=errors;
if(errors===_errs15)if(Array.isArray(data5)){var valid4=!0;let len0=data5.length;for(let i0=0;i0<len0;i0++){let data6=data5[i0],_errs17=errors;if(errors===_errs17)
if(typeof data6=="string"){if(data6.length<1)return validate75.errors=[{instancePath:instancePath+"/data/redaction_info/masked_fields/"+i0,keyword:"minLength",params:{
limit:1}}],!1}else return validate75.errors=[{instancePath:instancePath+"/data/redaction_info/masked_fields/"+i0,keyword:"type",params:{type:"string"}}],!1;var valid4=_errs17===
errors;if(!valid4)break}}else return validate75.errors=[{instancePath:instancePath+"/data/redaction_info/masked_fields",keyword:"type",params:{type:"array"}}],!1;
var valid3=_errs15===errors}else var valid3=!0;if(valid3){if(data3.policy_view!==void 0){let data7=data3.policy_view,_errs19=errors;if(typeof data7!="string")return validate75.
errors=[{instancePath:instancePath+"/data/redaction_info/policy_view",keyword:"type",params:{type:"string"}}],!1;if(!(data7==="raw"||data7==="summary"||data7===
"masked"||data7==="metadata_only"))return validate75.errors=[{instancePath:instancePath+"/data/redaction_info/policy_view",keyword:"enum",params:{allowedValues:schema87.
allOf[1].properties.data.properties.redaction_info.properties.policy_view.enum}}],!1;var valid3=_errs19===errors}else var valid3=!0;if(valid3){if(data3.reason_code!==
void 0){let data8=data3.reason_code,_errs21=errors;if(errors===_errs21)if(typeof data8=="string"){if(data8.length<1)return validate75.errors=[{instancePath:instancePath+
"/data/redaction_info/reason_code",keyword:"minLength",params:{limit:1}}],!1}else return validate75.errors=[{instancePath:instancePath+"/data/redaction_info/rea\
son_code",keyword:"type",params:{type:"string"}}],!1;var valid3=_errs21===errors}else var valid3=!0;if(valid3){if(data3.summary_generated!==void 0){let _errs23=errors;
if(typeof data3.summary_generated!="boolean")return validate75.errors=[{instancePath:instancePath+"/data/redaction_info/summary_generated",keyword:"type",params:{
type:"boolean"}}],!1;var valid3=_errs23===errors}else var valid3=!0;if(valid3)if(data3.transformed_fields!==void 0){let data10=data3.transformed_fields,_errs25=errors;
if(errors===_errs25)if(Array.isArray(data10)){var valid5=!0;let len1=data10.length;for(let i1=0;i1<len1;i1++){let data11=data10[i1],_errs27=errors;if(errors===_errs27)
if(typeof data11=="string"){if(data11.length<1)return validate75.errors=[{instancePath:instancePath+"/data/redaction_info/transformed_fields/"+i1,keyword:"minLe\
ngth",params:{limit:1}}],!1}else return validate75.errors=[{instancePath:instancePath+"/data/redaction_info/transformed_fields/"+i1,keyword:"type",params:{type:"\
string"}}],!1;var valid5=_errs27===errors;if(!valid5)break}}else return validate75.errors=[{instancePath:instancePath+"/data/redaction_info/transformed_fields",
keyword:"type",params:{type:"array"}}],!1;var valid3=_errs25===errors}else var valid3=!0}}}}}}}var valid2=_errs10===errors}else var valid2=!0;if(valid2){if(data0.
resolution!==void 0){let data12=data0.resolution,_errs29=errors;if(errors===_errs29)if(typeof data12=="string"){if(data12.length<1)return validate75.errors=[{instancePath:instancePath+
"/data/resolution",keyword:"minLength",params:{limit:1}}],!1}else return validate75.errors=[{instancePath:instancePath+"/data/resolution",keyword:"type",params:{
type:"string"}}],!1;var valid2=_errs29===errors}else var valid2=!0;if(valid2)if(data0.return_mode!==void 0){let data13=data0.return_mode,_errs31=errors;if(typeof data13!=
"string")return validate75.errors=[{instancePath:instancePath+"/data/return_mode",keyword:"type",params:{type:"string"}}],!1;if(!(data13==="raw"||data13==="summ\
ary"||data13==="masked"||data13==="metadata_only"))return validate75.errors=[{instancePath:instancePath+"/data/return_mode",keyword:"enum",params:{allowedValues:schema87.
allOf[1].properties.data.properties.return_mode.enum}}],!1;var valid2=_errs31===errors}else var valid2=!0}}}}}}var valid1=_errs4===errors}else var valid1=!0;if(valid1)
if(data.error!==void 0){let data14=data.error,_errs33=errors;if(!(data14&&typeof data14=="object"&&!Array.isArray(data14))&&data14!==null)return validate75.errors=
[{instancePath:instancePath+"/error",keyword:"type",params:{type:schema87.allOf[1].properties.error.type}}],!1;if(errors===_errs33&&data14&&typeof data14=="obje\
ct"&&!Array.isArray(data14)){let missing3;if(data14.code===void 0&&(missing3="code")||data14.message===void 0&&(missing3="message"))return validate75.errors=[{instancePath:instancePath+
"/error",keyword:"required",params:{missingProperty:missing3}}],!1;{let _errs35=errors;for(let key3 in data14)if(!(key3==="code"||key3==="details"||key3==="mess\
age")){return validate75.errors=[{instancePath:instancePath+"/error",keyword:"additionalProperties",params:{additionalProperty:key3}}],!1;break}if(_errs35===errors){
if(data14.code!==void 0){let data15=data14.code,_errs36=errors;if(typeof data15!="string")return validate75.errors=[{instancePath:instancePath+"/error/code",keyword:"\
type",params:{type:"string"}}],!1;if(!(data15==="MGP_INVALID_OBJECT"||data15==="MGP_UNSUPPORTED_VERSION"||data15==="MGP_UNSUPPORTED_CAPABILITY"||data15==="MGP_P\
OLICY_DENIED"||data15==="MGP_MEMORY_NOT_FOUND"||data15==="MGP_TASK_NOT_FOUND"||data15==="MGP_SCOPE_VIOLATION"||data15==="MGP_CONFLICT_UNRESOLVED"||data15==="MGP\
_BACKEND_ERROR"))return validate75.errors=[{instancePath:instancePath+"/error/code",keyword:"enum",params:{allowedValues:schema87.allOf[1].properties.error.properties.
code.enum}}],!1;var valid6=_errs36===errors}else var valid6=!0;if(valid6){if(data14.details!==void 0){let data16=data14.details,_errs38=errors;if(!(data16&&typeof data16==
"object"&&!Array.isArray(data16)))return validate75.errors=[{instancePath:instancePath+"/error/details",keyword:"type",params:{type:"object"}}],!1;var valid6=_errs38===
errors}else var valid6=!0;if(valid6)if(data14.message!==void 0){let data17=data14.message,_errs40=errors;if(errors===_errs40)if(typeof data17=="string"){if(data17.
length<1)return validate75.errors=[{instancePath:instancePath+"/error/message",keyword:"minLength",params:{limit:1}}],!1}else return validate75.errors=[{instancePath:instancePath+
"/error/message",keyword:"type",params:{type:"string"}}],!1;var valid6=_errs40===errors}else var valid6=!0}}}}var valid1=_errs33===errors}else var valid1=!0}var valid0=_errs3===
errors;if(valid0){let _errs42=errors,_errs43=errors,valid7=!0,_errs44=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.status!==void 0&&data.status!==
"ok"){let err0={};vErrors===null?vErrors=[err0]:vErrors.push(err0),errors++}var _valid0=_errs44===errors;if(errors=_errs43,vErrors!==null&&(_errs43?vErrors.length=
_errs43:vErrors=null),_valid0){let _errs46=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.error!==void 0&&data.error!==null)return validate75.
errors=[{instancePath:instancePath+"/error",keyword:"type",params:{type:"null"}}],!1;var _valid0=_errs46===errors;valid7=_valid0}if(!valid7){let err1={instancePath,
keyword:"if",params:{failingKeyword:"then"}};return vErrors===null?vErrors=[err1]:vErrors.push(err1),errors++,validate75.errors=vErrors,!1}var valid0=_errs42===
errors;if(valid0){let _errs49=errors,_errs50=errors,valid10=!0,_errs51=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.status!==void 0&&data.status!==
"error"){let err2={};vErrors===null?vErrors=[err2]:vErrors.push(err2),errors++}var _valid1=_errs51===errors;if(errors=_errs50,vErrors!==null&&(_errs50?vErrors.length=
_errs50:vErrors=null),_valid1){let _errs53=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.error!==void 0){let data21=data.error;if(!(data21&&
typeof data21=="object"&&!Array.isArray(data21)))return validate75.errors=[{instancePath:instancePath+"/error",keyword:"type",params:{type:"object"}}],!1}var _valid1=_errs53===
errors;valid10=_valid1}if(!valid10){let err3={instancePath,keyword:"if",params:{failingKeyword:"then"}};return vErrors===null?vErrors=[err3]:vErrors.push(err3),
errors++,validate75.errors=vErrors,!1}var valid0=_errs49===errors;if(valid0){let _errs56=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){if(data.request_id!==
void 0){let data22=data.request_id,_errs57=errors;if(errors===_errs57)if(typeof data22=="string"){if(data22.length<1)return validate75.errors=[{instancePath:instancePath+
"/request_id",keyword:"minLength",params:{limit:1}}],!1}else return validate75.errors=[{instancePath:instancePath+"/request_id",keyword:"type",params:{type:"str\
ing"}}],!1;var valid13=_errs57===errors}else var valid13=!0;if(valid13)if(data.status!==void 0){let data23=data.status,_errs59=errors;if(typeof data23!="string")
return validate75.errors=[{instancePath:instancePath+"/status",keyword:"type",params:{type:"string"}}],!1;if(!(data23==="ok"||data23==="error"))return validate75.
errors=[{instancePath:instancePath+"/status",keyword:"enum",params:{allowedValues:schema87.allOf[4].properties.status.enum}}],!1;var valid13=_errs59===errors}else
var valid13=!0}var valid0=_errs56===errors}}}}return validate75.errors=vErrors,errors===0}var requestValidators={"adapter-manifest":validate0of,"async-task":validate1of,"audit-event":validate2of,"lineage-link":validate3of,"memory-candidate":validate4of,
"memory-content-preference":validate5of,"memory-content-procedural-rule":validate6of,"memory-content-relationship":validate7of,"memory-content-semantic-fact":validate8of,
"memory-evidence":validate9of,"memory-merge-hint":validate10of,"memory-object":validate11of,"policy-context":validate12of,"recall-intent":validate13of,"request-\
envelope":validate14of,"audit-query.request":validate15of,"cancel-task.request":validate16of,"delete-memory.request":validate17of,"expire-memory.request":validate18of,
"export.request":validate19of,"get-memory.request":validate20of,"get-task.request":validate21of,"import.request":validate22of,"initialize.request":validate23of,
"purge-memory.request":validate24of,"revoke-memory.request":validate25of,"search-memory.request":validate26of,"sync.request":validate27of,"update-memory.request":validate28of,
"write-batch.request":validate29of,"write-memory.request":validate30of},responseValidators={"partial-failure":validate31of,"progress-event":validate32of,"redact\
ion-info":validate33of,"response-envelope":validate34of,"search-result-item":validate35of,"audit-query.response":validate36of,"cancel-task.response":validate37of,
"capabilities.response":validate38of,"delete-memory.response":validate39of,"expire-memory.response":validate40of,"export.response":validate41of,"get-memory.resp\
onse":validate42of,"get-task.response":validate43of,"import.response":validate44of,"initialize.response":validate45of,"purge-memory.response":validate46of,"revo\
ke-memory.response":validate47of,"search-memory.response":validate48of,"sync.response":validate49of,"update-memory.response":validate50of,"write-batch.response":validate51of,
"write-memory.response":validate52of};export{requestValidators,responseValidators};
