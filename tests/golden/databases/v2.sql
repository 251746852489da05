PRAGMA page_size = 4096; PRAGMA auto_vacuum = INCREMENTAL; PRAGMA application_id = 1399879532; PRAGMA user_version = 2;
BEGIN TRANSACTION;
CREATE TABLE activities (
  activity_id              INTEGER PRIMARY KEY,
  name                     TEXT NOT NULL,
  partition                TEXT NOT NULL,
  region                   TEXT NOT NULL,
  account                  TEXT NOT NULL,
  status                   TEXT NOT NULL CHECK (status IN ('ACTIVE', 'DELETED')),
  encryption_configuration TEXT,
  created_at               INTEGER NOT NULL,
  deleted_at               INTEGER
) STRICT;
INSERT INTO "activities" VALUES(1,'ship','aws','us-east-1','123456789012','ACTIVE',NULL,1795377219055,NULL);
CREATE TABLE api_calls (
  call_id     INTEGER PRIMARY KEY,
  received_at INTEGER NOT NULL,
  operation   TEXT NOT NULL,     -- as the request named it, known or not
  request_id  TEXT NOT NULL,     -- x-amzn-RequestId of the answer
  caller      TEXT NOT NULL,     -- access key id of the signature, or empty
  resource    TEXT,              -- the ARN it was about
  request     TEXT,              -- JSON; payload members that stand in an event of this call are left out
  status      INTEGER NOT NULL,  -- HTTP
  error       TEXT,              -- error type
  duration_us INTEGER NOT NULL,  -- until the commit began, or until the answer was ready
  count       INTEGER NOT NULL,  -- of equal calls that were counted in this row
  checksum    INTEGER NOT NULL
) STRICT;
INSERT INTO "api_calls" VALUES(1,1795377219055,'CreateActivity','e26b6aaa-c857-4713-af54-a788e49721ee','',NULL,'{"name":"ship"}',200,NULL,0,1,-5882883357634321799);
INSERT INTO "api_calls" VALUES(2,1795377219057,'CreateStateMachine','f6c91435-4599-4025-bb91-901cbaaff559','',NULL,'{"name":"tour","roleArn":"arn:aws:iam::123456789012:role/stepwell"}',200,NULL,2000,1,7140605756856062956);
INSERT INTO "api_calls" VALUES(3,1795377219061,'CreateStateMachine','cd052319-104a-4ba4-a269-73acceb4816e','',NULL,'{"name":"short","roleArn":"arn:aws:iam::123456789012:role/stepwell"}',200,NULL,0,1,829162730419820051);
INSERT INTO "api_calls" VALUES(4,1795377219063,'CreateStateMachine','d7b031af-a8d2-4088-93a7-a98dfd92394b','',NULL,'{"name":"sleep","roleArn":"arn:aws:iam::123456789012:role/stepwell"}',200,NULL,1000,1,-7010756916499843717);
INSERT INTO "api_calls" VALUES(5,1795377219068,'CreateStateMachine','6a07fef8-a769-4545-91b1-adee1e09a3b7','',NULL,'{"name":"until","roleArn":"arn:aws:iam::123456789012:role/stepwell"}',200,NULL,1000,1,1497812272342471556);
INSERT INTO "api_calls" VALUES(6,1795377219072,'CreateStateMachine','2bf264a2-6959-4b75-b815-39600ffbdca3','',NULL,'{"name":"one","roleArn":"arn:aws:iam::123456789012:role/stepwell"}',200,NULL,1000,1,4717197553357334799);
INSERT INTO "api_calls" VALUES(7,1795377219076,'CreateStateMachine','19143503-6769-44f7-b8dd-1b63ebb1b402','',NULL,'{"name":"many","roleArn":"arn:aws:iam::123456789012:role/stepwell"}',200,NULL,1000,1,6183368889816977876);
INSERT INTO "api_calls" VALUES(8,1795377219084,'CreateStateMachine','47055740-0eaa-485b-8152-e01d06c585b9','',NULL,'{"name":"pair","roleArn":"arn:aws:iam::123456789012:role/stepwell"}',200,NULL,1000,1,8902833264605234019);
INSERT INTO "api_calls" VALUES(9,1795377219096,'StartExecution','d9fb6920-d93f-4380-9f73-5621a4d99143','','arn:aws:states:us-east-1:123456789012:stateMachine:tour','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:tour","name":"done"}',200,NULL,1000,1,7923686065449174698);
INSERT INTO "api_calls" VALUES(11,1795377219103,'GetActivityTask','c64c5d4c-fe55-4d04-9bf6-bfeec8c36eca','','arn:aws:states:us-east-1:123456789012:activity:ship','{"activityArn":"arn:aws:states:us-east-1:123456789012:activity:ship","workerName":"w"}',200,NULL,995000,1,1775479808776622685);
INSERT INTO "api_calls" VALUES(12,1795377220109,'SendTaskFailure','9997c588-99bd-4893-a0aa-f93afb113a2e','',NULL,'{"taskToken":"AQAAAAAAAAAAAAEAAAAAAAAAHe5NXnx_4DhRRZx7FEGiEZLyOLRQzhGQhNjH4AybOVRt","error":"Busy"}',200,NULL,0,1,-2815472112489774939);
INSERT INTO "api_calls" VALUES(14,1795377220112,'GetActivityTask','8a7f29b3-c723-4e3a-987c-d071f691d886','','arn:aws:states:us-east-1:123456789012:activity:ship','{"activityArn":"arn:aws:states:us-east-1:123456789012:activity:ship","workerName":"w"}',200,NULL,998000,1,-8415261929043192799);
INSERT INTO "api_calls" VALUES(15,1795377221117,'SendTaskSuccess','0059d31c-4281-47e3-9ef8-2dc07c4f7498','',NULL,'{"taskToken":"AQAAAAAAAAAAAAEAAAAAAAAAISrepMbRgFQnkVwpU1-Q9I4BgGzOSJpH0CL9YDqQNCml"}',200,NULL,0,1,9168246003088650565);
INSERT INTO "api_calls" VALUES(16,1795377221121,'StartExecution','b35fa09a-673b-4274-a602-42e5f27c262c','','arn:aws:states:us-east-1:123456789012:stateMachine:tour','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:tour","name":"caught"}',200,NULL,3000,1,-1193190274876367662);
INSERT INTO "api_calls" VALUES(18,1795377221128,'GetActivityTask','3fbca2de-2706-41a0-9eb8-d0bd66271a7c','','arn:aws:states:us-east-1:123456789012:activity:ship','{"activityArn":"arn:aws:states:us-east-1:123456789012:activity:ship","workerName":"w"}',200,NULL,997000,1,1154099814056342065);
INSERT INTO "api_calls" VALUES(19,1795377222133,'SendTaskFailure','31872f45-d1df-45f6-96af-073e93abc65e','',NULL,'{"taskToken":"AQAAAAAAAAAAAAIAAAAAAAAAHcGJfmxne1UH8yyDtQHTPnYB4FAMgypi9E88Ii42_R1F","error":"Broken"}',200,NULL,0,1,7797072286680559671);
INSERT INTO "api_calls" VALUES(20,1795377222136,'StartExecution','4a470073-3f7f-4206-a7db-3556837442f0','','arn:aws:states:us-east-1:123456789012:stateMachine:tour','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:tour","name":"failed"}',200,NULL,1000,1,4934492771980038526);
INSERT INTO "api_calls" VALUES(21,1795377222140,'StartExecution','55fe4ffc-105d-4d52-a6d7-140d11f64eac','','arn:aws:states:us-east-1:123456789012:stateMachine:short','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:short","name":"timed-out"}',200,NULL,0,1,-3636286571270391511);
INSERT INTO "api_calls" VALUES(22,1795377222144,'StartExecution','ffaea668-14a0-4a00-bcf2-7dfec411367b','','arn:aws:states:us-east-1:123456789012:stateMachine:sleep','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:sleep","name":"aborted"}',200,NULL,0,1,-1872260234413311811);
INSERT INTO "api_calls" VALUES(23,1795377222148,'StopExecution','52af16d8-6742-423e-acc6-3a56a27a01a7','','arn:aws:states:us-east-1:123456789012:execution:sleep:aborted','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:sleep:aborted","error":"No"}',200,NULL,0,1,91038402128788364);
INSERT INTO "api_calls" VALUES(24,1795377222152,'CreateStateMachine','1fff3b00-a15f-4486-8b15-0923fb1a28cc','',NULL,'{"name":"gone","roleArn":"arn:aws:iam::123456789012:role/stepwell"}',200,NULL,1000,1,2044750544651573905);
INSERT INTO "api_calls" VALUES(25,1795377222157,'StartExecution','c1d8270f-b227-4c71-b3aa-ad858011e0a3','','arn:aws:states:us-east-1:123456789012:stateMachine:gone','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:gone","name":"of-gone"}',200,NULL,0,1,-2316018614543271698);
INSERT INTO "api_calls" VALUES(26,1795377222160,'DescribeExecution','d382522f-6e54-427a-b37b-6afe5a3a450b','','arn:aws:states:us-east-1:123456789012:execution:gone:of-gone','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:gone:of-gone"}',200,NULL,260,1,-413785302255449219);
INSERT INTO "api_calls" VALUES(27,1795377222161,'DeleteStateMachine','76e673c0-530b-4cf8-b88f-cfd7310c9dd7','','arn:aws:states:us-east-1:123456789012:stateMachine:gone','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:gone"}',200,NULL,0,1,-156471181074528094);
INSERT INTO "api_calls" VALUES(28,1795377222162,'DescribeExecution','c7f29500-cf48-4ea3-9fb6-9b969f969a57','','arn:aws:states:us-east-1:123456789012:execution:tour:done','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:done"}',200,NULL,194,1,-4489462105983267558);
INSERT INTO "api_calls" VALUES(29,1795377222163,'DescribeExecution','dd673e3b-c12c-42bd-a1f8-543e2bda1b99','','arn:aws:states:us-east-1:123456789012:execution:tour:caught','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:caught"}',200,NULL,130,1,5969914358094681291);
INSERT INTO "api_calls" VALUES(30,1795377222163,'DescribeExecution','874240c3-0235-48da-bde2-983c48eec5f7','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,129,1,7334545975832774589);
INSERT INTO "api_calls" VALUES(31,1795377222174,'DescribeExecution','a7e44973-f3f7-42c6-9e74-d6ca498e8001','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,326,1,8160702385619795925);
INSERT INTO "api_calls" VALUES(32,1795377222185,'DescribeExecution','12cd37cc-aced-4bb1-9121-f7c51ba91db7','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,339,1,528643180502949590);
INSERT INTO "api_calls" VALUES(33,1795377222196,'DescribeExecution','ecf03e33-1a53-44bf-9a5e-b885dfe5be04','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,276,1,2992661596986603597);
INSERT INTO "api_calls" VALUES(34,1795377222208,'DescribeExecution','f207a3ba-b2b0-4885-910c-b3959e3f9452','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,315,1,-1811516947418003706);
INSERT INTO "api_calls" VALUES(35,1795377222219,'DescribeExecution','1823888b-5798-4072-81e7-5e20ebf67428','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,339,1,8381723410331315533);
INSERT INTO "api_calls" VALUES(36,1795377222230,'DescribeExecution','03bb5f71-4be9-49a7-871d-2e2aa8a6b666','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,302,1,2275195710652905728);
INSERT INTO "api_calls" VALUES(37,1795377222241,'DescribeExecution','228ba181-3247-4ac6-8f62-3971f7bfb3b3','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,323,1,-4497461955569458727);
INSERT INTO "api_calls" VALUES(38,1795377222252,'DescribeExecution','8f678d4a-2377-48a7-9ca0-11287f2dd9cb','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,195,1,-2661887452205956276);
INSERT INTO "api_calls" VALUES(39,1795377222263,'DescribeExecution','d1320e84-d384-44ec-98c5-7668fb151f50','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,255,1,602096005252547841);
INSERT INTO "api_calls" VALUES(40,1795377222274,'DescribeExecution','844fad35-7e07-44f7-a1ac-0718663cc3ce','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,214,1,7450178891920398843);
INSERT INTO "api_calls" VALUES(41,1795377222285,'DescribeExecution','0941b867-52a9-41bf-8420-66630a21df70','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,243,1,-2849945509023875320);
INSERT INTO "api_calls" VALUES(42,1795377222296,'DescribeExecution','03d55944-be76-4c51-b356-ef18b295cb5e','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,243,1,-4033036652234859671);
INSERT INTO "api_calls" VALUES(43,1795377222307,'DescribeExecution','c1004bc2-1d8b-4e4d-b862-12bdc9875461','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,247,1,5565401890428050445);
INSERT INTO "api_calls" VALUES(44,1795377222318,'DescribeExecution','e412df19-ed2c-4eb7-9cc4-85acbea885fc','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,208,1,-3639042038684041917);
INSERT INTO "api_calls" VALUES(45,1795377222329,'DescribeExecution','c91307bc-f78d-481c-ae9b-dd916dfe413d','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,310,1,2335724304680778492);
INSERT INTO "api_calls" VALUES(46,1795377222340,'DescribeExecution','2b57f1f4-2a9f-4d2c-9c5d-d7c57591d68a','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,248,1,390034401432549846);
INSERT INTO "api_calls" VALUES(47,1795377222351,'DescribeExecution','b49486c2-cdac-4abc-a827-16993f5d8827','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,402,1,-2897344075923151755);
INSERT INTO "api_calls" VALUES(48,1795377222363,'DescribeExecution','1b1c61bf-246e-47b8-943a-c843a3c1360a','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,254,1,6978907941670536632);
INSERT INTO "api_calls" VALUES(49,1795377222374,'DescribeExecution','e3284a0d-bf4c-4357-8573-2363d506e07f','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,252,1,406247201744499394);
INSERT INTO "api_calls" VALUES(50,1795377222385,'DescribeExecution','3be13377-261f-40e4-b899-a5c04e9f0dab','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,327,1,1644487529769203855);
INSERT INTO "api_calls" VALUES(51,1795377222397,'DescribeExecution','e6e95e2b-409c-4141-9b27-d6dc65ed8def','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,257,1,6855660054010995631);
INSERT INTO "api_calls" VALUES(52,1795377222408,'DescribeExecution','7ff4cbeb-eba5-4ec6-8d1c-5797cf956988','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,351,1,-6005689422986967148);
INSERT INTO "api_calls" VALUES(53,1795377222419,'DescribeExecution','4e982786-f623-4ba8-bce6-38ff692a38c1','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,249,1,7276714313747885740);
INSERT INTO "api_calls" VALUES(54,1795377222432,'DescribeExecution','22ff1725-c843-4f85-8a1b-004500cb38d2','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,293,1,1486497838954812222);
INSERT INTO "api_calls" VALUES(55,1795377222448,'DescribeExecution','db0d173f-3aad-4319-b6b2-4ddef617a2cb','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,377,1,-9014391278763993464);
INSERT INTO "api_calls" VALUES(56,1795377222468,'DescribeExecution','378ab4cb-6414-4071-b1d6-5d9a0f5dfb39','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,350,1,1027895019629520350);
INSERT INTO "api_calls" VALUES(57,1795377222479,'DescribeExecution','50971e88-8ce1-4937-81e1-276b962d7b3e','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,426,1,-2128798569770916322);
INSERT INTO "api_calls" VALUES(58,1795377222491,'DescribeExecution','26456617-779d-4689-9e79-db3896c09034','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,337,1,-6321791623693781204);
INSERT INTO "api_calls" VALUES(59,1795377222502,'DescribeExecution','ebc4a426-4998-40c2-a0a1-73126a43e56d','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,314,1,2781695215909094534);
INSERT INTO "api_calls" VALUES(60,1795377222513,'DescribeExecution','c2b22fc4-fc93-49c4-8b6a-900f13387b78','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,344,1,-1926547775260394384);
INSERT INTO "api_calls" VALUES(61,1795377222524,'DescribeExecution','ca754431-9424-4022-af01-51def01a7f84','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,271,1,4754561460598834208);
INSERT INTO "api_calls" VALUES(62,1795377222535,'DescribeExecution','3987f170-1be1-4003-b5d9-a88e73653a3c','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,316,1,-1653394761746899456);
INSERT INTO "api_calls" VALUES(63,1795377222546,'DescribeExecution','c60f1901-4d30-4ca5-9015-8c89b5cbb918','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,261,1,-6131058814261866166);
INSERT INTO "api_calls" VALUES(64,1795377222557,'DescribeExecution','3cec11da-ffc4-4b4a-a37a-775c3deac8fa','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,242,1,4522141221588966383);
INSERT INTO "api_calls" VALUES(65,1795377222568,'DescribeExecution','3e9e857d-a1c4-4d12-8193-b49b14ab32a0','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,248,1,-838272199462907095);
INSERT INTO "api_calls" VALUES(66,1795377222579,'DescribeExecution','407ec9f9-8ec2-45fd-99ce-b2c76c2b0697','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,275,1,6816067341271275905);
INSERT INTO "api_calls" VALUES(67,1795377222590,'DescribeExecution','8bfa3b6e-fd19-4c99-ab4a-bc9ae94b514c','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,297,1,4702890703722233823);
INSERT INTO "api_calls" VALUES(68,1795377222601,'DescribeExecution','a590172b-f4cf-4131-95b9-43f2579be85c','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,306,1,-3221860686318881745);
INSERT INTO "api_calls" VALUES(69,1795377222612,'DescribeExecution','7589fb47-fabf-4ea3-9503-7e8befcb3914','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,310,1,4289599913344346148);
INSERT INTO "api_calls" VALUES(70,1795377222623,'DescribeExecution','0a884c89-5d3e-488b-9ac4-98fe9916fe54','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,345,1,8833886476844955265);
INSERT INTO "api_calls" VALUES(71,1795377222634,'DescribeExecution','86a14935-f9e8-44ba-9c9e-90ba1eb0f7b4','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,326,1,-6498202994841272936);
INSERT INTO "api_calls" VALUES(72,1795377222645,'DescribeExecution','bae61c7f-2556-4306-abba-16482129b8e5','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,362,1,178003308830169017);
INSERT INTO "api_calls" VALUES(73,1795377222660,'DescribeExecution','4b925bf0-4d8f-41bb-bcd4-10cc72cc54ec','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,431,1,893845648875965682);
INSERT INTO "api_calls" VALUES(74,1795377222680,'DescribeExecution','83a9687d-92e0-40c6-a3e2-15aa8c441808','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,342,1,-3156406095884364059);
INSERT INTO "api_calls" VALUES(75,1795377222691,'DescribeExecution','c61ea1bc-4842-478e-9c3b-66f6463d6f24','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,407,1,6701122387055618299);
INSERT INTO "api_calls" VALUES(76,1795377222703,'DescribeExecution','816e997f-33c8-4568-9187-3af2737c1ddd','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,381,1,-1394213100296130826);
INSERT INTO "api_calls" VALUES(77,1795377222714,'DescribeExecution','342a7afc-e78b-4ffe-9f9f-05ffff4626f6','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,301,1,5985462932253701561);
INSERT INTO "api_calls" VALUES(78,1795377222725,'DescribeExecution','03b3ff5a-7404-4987-b854-b195992f8a3e','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,352,1,-166572956790895298);
INSERT INTO "api_calls" VALUES(79,1795377222736,'DescribeExecution','2b9ae89d-1017-429f-bd75-081adacfbcf6','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,294,1,3339380615231221445);
INSERT INTO "api_calls" VALUES(80,1795377222747,'DescribeExecution','515700aa-c484-4060-8958-822fd308608d','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,355,1,-8344489226884240476);
INSERT INTO "api_calls" VALUES(81,1795377222759,'DescribeExecution','a957f62c-71f7-4925-a8de-a2da3c006698','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,324,1,2904567443630363593);
INSERT INTO "api_calls" VALUES(82,1795377222770,'DescribeExecution','765cf2a3-9752-4cc2-a87a-f4e9b8cfeee4','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,390,1,5259237564287867287);
INSERT INTO "api_calls" VALUES(83,1795377222781,'DescribeExecution','a4a5559d-8487-45a0-8ef7-3dd8524ff1cc','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,319,1,-7201113551858762489);
INSERT INTO "api_calls" VALUES(84,1795377222792,'DescribeExecution','79288aa6-c5f9-4bde-94c9-a04bc4885d90','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,309,1,3706295623973283459);
INSERT INTO "api_calls" VALUES(85,1795377222803,'DescribeExecution','0bb4348d-f3c7-4ffe-b958-e0783ecd3a72','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,244,1,-904236313185897442);
INSERT INTO "api_calls" VALUES(86,1795377222814,'DescribeExecution','2e0a17e3-73b1-483b-bab8-92804aa1f170','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,229,1,-5499017467163374251);
INSERT INTO "api_calls" VALUES(87,1795377222828,'DescribeExecution','d126904d-c9d7-456b-8877-88f9acd9bed1','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,346,1,8452557819522742839);
INSERT INTO "api_calls" VALUES(88,1795377222839,'DescribeExecution','59bba321-cc1e-49bb-a527-a94ab5438e2a','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,299,1,865032426736250376);
INSERT INTO "api_calls" VALUES(89,1795377222850,'DescribeExecution','e81e8857-0c0c-42e8-9d70-599d0c6c60c2','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,334,1,-3671194941718643429);
INSERT INTO "api_calls" VALUES(90,1795377222862,'DescribeExecution','755ce43b-0224-4967-8420-8b2da0afe40f','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,287,1,3214017975239349532);
INSERT INTO "api_calls" VALUES(91,1795377222873,'DescribeExecution','296fbf2d-002d-4b1c-84e0-5691a2affc85','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,283,1,-6207139069233821409);
INSERT INTO "api_calls" VALUES(92,1795377222884,'DescribeExecution','1255d0e1-f3fb-4a2d-ac4d-3d60d694c932','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,349,1,7252438166855328440);
INSERT INTO "api_calls" VALUES(93,1795377222895,'DescribeExecution','6d6881ac-5db2-40fd-a306-a16bafb5d485','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,326,1,-141104815449313608);
INSERT INTO "api_calls" VALUES(94,1795377222907,'DescribeExecution','82d2257d-77a8-4dc1-a683-bc6921fb8ee8','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,350,1,9156311221101283965);
INSERT INTO "api_calls" VALUES(95,1795377222918,'DescribeExecution','c10869a9-be33-46ab-9f40-823fad67bb6a','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,329,1,7257150151282605902);
INSERT INTO "api_calls" VALUES(96,1795377222931,'DescribeExecution','c209e2eb-970b-4935-8ccf-14ccbe526b95','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,349,1,6746491855884841669);
INSERT INTO "api_calls" VALUES(97,1795377222942,'DescribeExecution','117a39c9-a5fa-413b-968a-a4652a0ae67b','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,379,1,-7074826055758261662);
INSERT INTO "api_calls" VALUES(98,1795377222953,'DescribeExecution','08697922-63b3-4550-b32b-dc4f7c837d78','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,346,1,2014671747356574622);
INSERT INTO "api_calls" VALUES(99,1795377222968,'DescribeExecution','da6b858a-94c0-4280-b6ea-8ecf5c7439a8','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,346,1,-1909736457558221103);
INSERT INTO "api_calls" VALUES(100,1795377222979,'DescribeExecution','dd9c3403-05a2-42dd-acfc-3759218d50b5','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,384,1,6704956939970316087);
INSERT INTO "api_calls" VALUES(101,1795377222991,'DescribeExecution','5194deb0-5b8a-4abd-af07-253daa8fe5ce','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,328,1,-7664327037232508563);
INSERT INTO "api_calls" VALUES(102,1795377223002,'DescribeExecution','773ed486-4f27-4a37-85d3-b12b3240ec20','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,276,1,-4977675540593253135);
INSERT INTO "api_calls" VALUES(103,1795377223013,'DescribeExecution','bdbb1544-73e6-40ef-a7d3-e6f8376cc2ac','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,310,1,-5879592342293670707);
INSERT INTO "api_calls" VALUES(104,1795377223024,'DescribeExecution','95e44d97-460e-4002-a642-e3a31e1550c5','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,339,1,-4354322555105459467);
INSERT INTO "api_calls" VALUES(105,1795377223035,'DescribeExecution','89ad5c90-486b-4fc8-bfd7-08a37a71b0cf','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,363,1,8547083964346394420);
INSERT INTO "api_calls" VALUES(106,1795377223047,'DescribeExecution','8328fd3b-2c9a-4629-954b-279e51d1e311','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,357,1,3587397332904067028);
INSERT INTO "api_calls" VALUES(107,1795377223064,'DescribeExecution','7665d300-2eb7-4192-a087-a98a508c1c88','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,368,1,6801999648347431770);
INSERT INTO "api_calls" VALUES(108,1795377223075,'DescribeExecution','9ad35608-5710-4e0f-b69e-fadea7a4469a','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,388,1,-2337611118144903792);
INSERT INTO "api_calls" VALUES(109,1795377223087,'DescribeExecution','b6ad571f-256a-46c5-84f0-12944a3e29f0','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,239,1,7436202973700454182);
INSERT INTO "api_calls" VALUES(110,1795377223098,'DescribeExecution','87f498df-1e27-42bf-bdbf-ac1e996f1e0e','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,383,1,6489570171987983459);
INSERT INTO "api_calls" VALUES(111,1795377223109,'DescribeExecution','f8a1a198-2c39-4b5a-a8cc-7596d061a57a','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,251,1,6720649156249072441);
INSERT INTO "api_calls" VALUES(112,1795377223120,'DescribeExecution','49f11325-60d1-49b2-96b1-81152bb09508','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,401,1,3254398040269403726);
INSERT INTO "api_calls" VALUES(113,1795377223131,'DescribeExecution','ffa1f8b6-7d23-499f-b101-5dff168894d1','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,277,1,6393110928653843326);
INSERT INTO "api_calls" VALUES(114,1795377223142,'DescribeExecution','742cf3a2-1bdc-47ec-aad6-d005f85c8700','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,285,1,235574008938797815);
INSERT INTO "api_calls" VALUES(115,1795377223143,'DescribeExecution','1044f942-f619-4d17-848d-1cf830e34dd4','','arn:aws:states:us-east-1:123456789012:execution:short:timed-out','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:short:timed-out"}',200,NULL,177,1,8088100942090904218);
INSERT INTO "api_calls" VALUES(116,1795377223144,'DescribeExecution','463e3854-807a-4409-a067-b833794a6c2c','','arn:aws:states:us-east-1:123456789012:execution:sleep:aborted','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:sleep:aborted"}',200,NULL,172,1,5290597018714838496);
INSERT INTO "api_calls" VALUES(117,1795377223145,'CreateStateMachine','43b7190c-7830-4612-b485-05d0b33eed3a','',NULL,'{"name":"trash","roleArn":"arn:aws:iam::123456789012:role/stepwell"}',200,NULL,0,1,5330683184724746786);
INSERT INTO "api_calls" VALUES(118,1795377223146,'StartExecution','d6ab5be1-85df-4675-901f-9d5d2ee6bd1b','','arn:aws:states:us-east-1:123456789012:stateMachine:trash','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:trash","name":"trash-0"}',200,NULL,0,1,7283310263808799241);
INSERT INTO "api_calls" VALUES(119,1795377223154,'DescribeExecution','13a64b3d-d142-4a8a-9375-0c0f59fb2380','','arn:aws:states:us-east-1:123456789012:execution:trash:trash-0','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:trash:trash-0"}',200,NULL,363,1,-7109137191499328363);
INSERT INTO "api_calls" VALUES(120,1795377223156,'StartExecution','18379b89-21e0-4cfd-9960-58fad54f83e7','','arn:aws:states:us-east-1:123456789012:stateMachine:trash','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:trash","name":"trash-1"}',200,NULL,0,1,6665130925700022034);
INSERT INTO "api_calls" VALUES(121,1795377223157,'DescribeExecution','859f3c2f-d5f9-40c3-9974-a219db9913d2','','arn:aws:states:us-east-1:123456789012:execution:trash:trash-1','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:trash:trash-1"}',200,NULL,199,1,4750334427091764412);
INSERT INTO "api_calls" VALUES(122,1795377223157,'StartExecution','2eba3a3b-5f46-43d8-bfcf-00b40352be0f','','arn:aws:states:us-east-1:123456789012:stateMachine:trash','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:trash","name":"trash-2"}',200,NULL,1000,1,5033521665705775226);
INSERT INTO "api_calls" VALUES(123,1795377223158,'DescribeExecution','58b0a57d-f566-4de4-bb72-358f70193503','','arn:aws:states:us-east-1:123456789012:execution:trash:trash-2','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:trash:trash-2"}',200,NULL,178,1,2736508503844369674);
INSERT INTO "api_calls" VALUES(124,1795377223176,'PurgeExecutions','8c06423e-db09-4e34-9cf4-623ca10f27b4','',NULL,'{"executionIds":[7,8],"closedBefore":1795377223156}',200,NULL,1000,1,-3844223896562949638);
INSERT INTO "api_calls" VALUES(125,1795377223204,'PurgeExecutions','d35a4ca2-dcc8-4771-a122-480175352873','',NULL,'{"executionIds":[7,8],"closedBefore":1795377223156}',200,NULL,0,1,8227900020919138292);
INSERT INTO "api_calls" VALUES(126,1795377223231,'PurgeExecutions','e8b1baf7-81e9-48b8-bc8a-d855c69d921f','',NULL,'{"executionIds":[7,8],"closedBefore":1795377223156}',200,NULL,0,1,8809880168895779855);
INSERT INTO "api_calls" VALUES(127,1795377223264,'PurgeExecutions','fb7738bf-2ad0-4034-a8aa-b2442155176e','',NULL,'{"executionIds":[7,8],"closedBefore":1795377223156}',200,NULL,0,1,-8480238564267923023);
INSERT INTO "api_calls" VALUES(128,1795377223296,'PurgeExecutions','63c3bdb8-a8eb-485b-8742-e16c2a25ac50','',NULL,'{"executionIds":[7,8],"closedBefore":1795377223156}',200,NULL,0,1,-4215945308116709633);
INSERT INTO "api_calls" VALUES(129,1795377223324,'PurgeExecutions','9280bdb0-c755-413d-b3c3-bfac95f8a2ba','',NULL,'{"executionIds":[7,8],"closedBefore":1795377223156}',200,NULL,0,1,3861202046440284107);
INSERT INTO "api_calls" VALUES(130,1795377223351,'PurgeExecutions','674cc018-80a3-4eb2-88bd-e8c59873c5d1','',NULL,'{"executionIds":[7,8],"closedBefore":1795377223156}',200,NULL,1000,1,3993639647746495668);
INSERT INTO "api_calls" VALUES(131,1795377223376,'PurgeExecutions','57f6293f-2cb2-4e6d-b016-965afd8d2157','',NULL,'{"executionIds":[7,8],"closedBefore":1795377223156}',200,NULL,1000,1,-3211451282342485151);
INSERT INTO "api_calls" VALUES(132,1795377223405,'PurgeExecutions','c4d722a9-a3b4-4849-99d0-46a54eed09ed','',NULL,'{"executionIds":[7,8],"closedBefore":1795377223156}',200,NULL,1000,1,7578963330961836501);
INSERT INTO "api_calls" VALUES(133,1795377223433,'StartExecution','41fb3143-1d58-4922-bb31-53df0dcde452','','arn:aws:states:us-east-1:123456789012:stateMachine:one','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:one","name":"retrying"}',200,NULL,1000,1,-8586336604938325526);
INSERT INTO "api_calls" VALUES(135,1795377223436,'GetActivityTask','78dc3e3e-d818-4b42-baef-80643a5a4e94','','arn:aws:states:us-east-1:123456789012:activity:ship','{"activityArn":"arn:aws:states:us-east-1:123456789012:activity:ship","workerName":"w"}',200,NULL,0,1,7908530300895160579);
INSERT INTO "api_calls" VALUES(136,1795377223441,'SendTaskFailure','c7c0a32f-0c5d-4788-a23c-a198a765ad84','',NULL,'{"taskToken":"AQAAAAAAAAAAAAoAAAAAAAAAA6B8hdu-4uzfIsEzUlDzMm38KTl4EBlJbDgeBVPNBxkh","error":"Busy"}',200,NULL,0,1,5252225780185199943);
INSERT INTO "api_calls" VALUES(137,1795377223444,'StartExecution','73a2374a-38d9-4af6-8f80-f01d8df09302','','arn:aws:states:us-east-1:123456789012:stateMachine:one','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:one","name":"assigned"}',200,NULL,1000,1,6504176786046380326);
INSERT INTO "api_calls" VALUES(139,1795377223448,'GetActivityTask','44ce076a-cebb-458b-9b4e-6b9abfa08e62','','arn:aws:states:us-east-1:123456789012:activity:ship','{"activityArn":"arn:aws:states:us-east-1:123456789012:activity:ship","workerName":"w"}',200,NULL,1000,1,6970630047533340554);
INSERT INTO "api_calls" VALUES(140,1795377223452,'SendTaskHeartbeat','01c39b88-10d7-4d8f-9841-64ff78e31011','',NULL,'{"taskToken":"AQAAAAAAAAAAAAsAAAAAAAAAAyf2vTn9G5OhgLzkHRMoRMTANFy9MCPj1iSph0755r-S"}',200,NULL,1000,1,4364142301191294297);
INSERT INTO "api_calls" VALUES(141,1795377223453,'StartExecution','1327faba-6090-47b6-95e5-dfabca32bd2a','','arn:aws:states:us-east-1:123456789012:stateMachine:pair','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:pair","name":"pair"}',200,NULL,1000,1,-8572725958980782364);
INSERT INTO "api_calls" VALUES(143,1795377223456,'GetActivityTask','f7f49705-612b-4850-b65e-58ad927f88dc','','arn:aws:states:us-east-1:123456789012:activity:ship','{"activityArn":"arn:aws:states:us-east-1:123456789012:activity:ship","workerName":"w"}',200,NULL,1000,1,-7219759962422982714);
INSERT INTO "api_calls" VALUES(144,1795377223460,'StartExecution','c56426f0-c3b9-40f6-b00c-1571ef2ff7c8','','arn:aws:states:us-east-1:123456789012:stateMachine:many','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:many","name":"many"}',200,NULL,1000,1,-1910163970912389369);
INSERT INTO "api_calls" VALUES(146,1795377223465,'GetActivityTask','e917472c-0927-44fd-bbdd-e72aaf84991d','','arn:aws:states:us-east-1:123456789012:activity:ship','{"activityArn":"arn:aws:states:us-east-1:123456789012:activity:ship","workerName":"w"}',200,NULL,0,1,-7955477665639028309);
INSERT INTO "api_calls" VALUES(147,1795377223469,'StartExecution','1d8f01a2-16eb-4249-af26-82b825f1e3f5','','arn:aws:states:us-east-1:123456789012:stateMachine:one','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:one","name":"queued"}',200,NULL,0,1,-6745331343115810974);
INSERT INTO "api_calls" VALUES(148,1795377223471,'StartExecution','7f44a319-bd42-4e4a-ad23-97dd9f03b10d','','arn:aws:states:us-east-1:123456789012:stateMachine:sleep','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:sleep","name":"asleep"}',200,NULL,0,1,1115239966832213101);
INSERT INTO "api_calls" VALUES(149,1795377223473,'StartExecution','de19239c-09f0-4f1b-bdcd-8f6ffdb7983f','','arn:aws:states:us-east-1:123456789012:stateMachine:until','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:until","name":"until"}',200,NULL,0,1,-3550026421829099554);
INSERT INTO "api_calls" VALUES(150,1795377223477,'DescribeExecution','7de37b93-7104-4777-a9c7-cee77b701041','','arn:aws:states:us-east-1:123456789012:execution:tour:done','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:done"}',200,NULL,176,1,-8914863001323493263);
INSERT INTO "api_calls" VALUES(151,1795377223476,'GetExecutionHistory','91ee886b-be3b-41e1-9145-64c17b774d05','','arn:aws:states:us-east-1:123456789012:execution:tour:done','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:done"}',200,NULL,909,1,9105325418395824268);
INSERT INTO "api_calls" VALUES(152,1795377223479,'DescribeExecution','c293fc88-4e4c-42ac-8971-4435cd41933b','','arn:aws:states:us-east-1:123456789012:execution:tour:caught','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:caught"}',200,NULL,160,1,-1122168473288173286);
INSERT INTO "api_calls" VALUES(153,1795377223478,'GetExecutionHistory','8647db55-25d3-4731-88da-00e256611dd9','','arn:aws:states:us-east-1:123456789012:execution:tour:caught','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:caught"}',200,NULL,713,1,5956937877213040874);
INSERT INTO "api_calls" VALUES(154,1795377223481,'DescribeExecution','f4cc4e82-5b30-432d-a3f0-903e9173fbe0','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,205,1,-4631498974720932282);
INSERT INTO "api_calls" VALUES(155,1795377223480,'GetExecutionHistory','9e0eb98d-14d6-4fdf-95b2-e98b92b33f5c','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,639,1,6014760087519842825);
INSERT INTO "api_calls" VALUES(156,1795377223482,'GetExecutionHistory','84943419-ad8f-4128-8c19-75a94fdd89c0','','arn:aws:states:us-east-1:123456789012:execution:short:timed-out','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:short:timed-out"}',200,NULL,164,1,2139250744127633521);
INSERT INTO "api_calls" VALUES(157,1795377223482,'DescribeExecution','e6ce9026-0852-4eec-baaf-2c6c5ea12e85','','arn:aws:states:us-east-1:123456789012:execution:short:timed-out','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:short:timed-out"}',200,NULL,172,1,2752298414567751323);
INSERT INTO "api_calls" VALUES(158,1795377223483,'GetExecutionHistory','a7511ec3-66de-4fba-bd1b-b266e18fbd45','','arn:aws:states:us-east-1:123456789012:execution:sleep:aborted','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:sleep:aborted"}',200,NULL,156,1,1066864344545257845);
INSERT INTO "api_calls" VALUES(159,1795377223483,'DescribeExecution','8946328a-f542-4b76-9083-245d360b3ffd','','arn:aws:states:us-east-1:123456789012:execution:sleep:aborted','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:sleep:aborted"}',200,NULL,170,1,-141766686680899450);
INSERT INTO "api_calls" VALUES(160,1795377223484,'GetExecutionHistory','eae6de40-5e7d-4594-b979-5481a3206c1e','','arn:aws:states:us-east-1:123456789012:execution:one:retrying','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:one:retrying"}',200,NULL,346,1,-7595961662001600184);
INSERT INTO "api_calls" VALUES(161,1795377223484,'DescribeExecution','1928a040-874d-43f9-baca-14417d4eb405','','arn:aws:states:us-east-1:123456789012:execution:one:retrying','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:one:retrying"}',200,NULL,114,1,3040731501519394255);
INSERT INTO "api_calls" VALUES(162,1795377223485,'GetExecutionHistory','fff5f281-6b09-477c-b409-82334b93842b','','arn:aws:states:us-east-1:123456789012:execution:one:assigned','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:one:assigned"}',200,NULL,195,1,-2002257690525152108);
INSERT INTO "api_calls" VALUES(163,1795377223485,'DescribeExecution','742c91b1-c413-4f98-88ff-b072d9ddd4ad','','arn:aws:states:us-east-1:123456789012:execution:one:assigned','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:one:assigned"}',200,NULL,126,1,-2866350361736053084);
INSERT INTO "api_calls" VALUES(164,1795377223486,'GetExecutionHistory','682702a2-ce37-4f4a-aa3e-88fc0d9c1364','','arn:aws:states:us-east-1:123456789012:execution:pair:pair','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:pair:pair"}',200,NULL,235,1,-8429620622136243337);
INSERT INTO "api_calls" VALUES(165,1795377223486,'DescribeExecution','0b3b5947-426a-4ba0-90fa-dec8ded45997','','arn:aws:states:us-east-1:123456789012:execution:pair:pair','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:pair:pair"}',200,NULL,162,1,7252405183790641873);
INSERT INTO "api_calls" VALUES(166,1795377223486,'GetExecutionHistory','7e7304a8-8a46-4f09-b645-106ab02024aa','','arn:aws:states:us-east-1:123456789012:execution:many:many','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:many:many"}',200,NULL,285,1,7481882416235614139);
INSERT INTO "api_calls" VALUES(167,1795377223487,'DescribeExecution','6add0726-815a-4d72-91a1-7fc21644eef2','','arn:aws:states:us-east-1:123456789012:execution:many:many','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:many:many"}',200,NULL,128,1,1111208041483264982);
INSERT INTO "api_calls" VALUES(168,1795377223487,'GetExecutionHistory','ca3e3109-2718-48b4-a0c7-c65389e5015b','','arn:aws:states:us-east-1:123456789012:execution:one:queued','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:one:queued"}',200,NULL,317,1,1521858948606746618);
INSERT INTO "api_calls" VALUES(169,1795377223488,'DescribeExecution','f3603cf6-69f0-4f84-bd33-e9bbf969f5ec','','arn:aws:states:us-east-1:123456789012:execution:one:queued','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:one:queued"}',200,NULL,123,1,6180438935069233394);
INSERT INTO "api_calls" VALUES(170,1795377223489,'GetExecutionHistory','91f16539-ba97-4c50-b57d-af37b88b4092','','arn:aws:states:us-east-1:123456789012:execution:sleep:asleep','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:sleep:asleep"}',200,NULL,164,1,4328758824527125903);
INSERT INTO "api_calls" VALUES(171,1795377223489,'DescribeExecution','6d1b0102-ae6a-4084-8e2f-d955bbd2eef9','','arn:aws:states:us-east-1:123456789012:execution:sleep:asleep','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:sleep:asleep"}',200,NULL,124,1,-2808094065525062080);
INSERT INTO "api_calls" VALUES(172,1795377223490,'GetExecutionHistory','223d250b-8864-4d05-8b42-ee9b9e2a448f','','arn:aws:states:us-east-1:123456789012:execution:until:until','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:until:until"}',200,NULL,180,1,-7558940697227854742);
INSERT INTO "api_calls" VALUES(173,1795377223490,'DescribeExecution','32596997-6a17-44d6-bd6e-a0c3f727ff2e','','arn:aws:states:us-east-1:123456789012:execution:until:until','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:until:until"}',200,NULL,133,1,-3184891334834832154);
INSERT INTO "api_calls" VALUES(174,1795377223645,'StartExecution','b41dc7bb-62a3-4efb-b74f-73cf835144b2','','arn:aws:states:us-east-1:123456789012:stateMachine:sleep','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:sleep","name":"after-the-checkpoint"}',200,NULL,0,1,-5375671471336797864);
CREATE TABLE executions (
  execution_id        INTEGER PRIMARY KEY,
  state_machine_id    INTEGER NOT NULL,
  revision            INTEGER NOT NULL,
  name                TEXT NOT NULL,
  status              TEXT NOT NULL CHECK (status IN ('RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED')),
  started_at          INTEGER NOT NULL,
  closed_at           INTEGER,
  closing_seq         INTEGER,  -- row of the closing event
  parent_execution_id INTEGER,  -- nested executions and Map Run children
  parent_seq          INTEGER,
  redrive_count       INTEGER NOT NULL
) STRICT;
INSERT INTO "executions" VALUES(1,1,1,'done','SUCCEEDED',1795377219097,1795377221117,39,NULL,NULL,0);
INSERT INTO "executions" VALUES(2,1,1,'caught','SUCCEEDED',1795377221124,1795377222133,35,NULL,NULL,0);
INSERT INTO "executions" VALUES(3,1,1,'failed','FAILED',1795377222137,1795377223138,29,NULL,NULL,0);
INSERT INTO "executions" VALUES(4,2,1,'timed-out','TIMED_OUT',1795377222140,1795377223140,3,NULL,NULL,0);
INSERT INTO "executions" VALUES(5,3,1,'aborted','ABORTED',1795377222144,1795377222148,3,NULL,NULL,0);
INSERT INTO "executions" VALUES(6,8,1,'of-gone','SUCCEEDED',1795377222157,1795377222157,4,NULL,NULL,0);
INSERT INTO "executions" VALUES(9,9,1,'trash-2','SUCCEEDED',1795377223158,1795377223158,4,NULL,NULL,0);
INSERT INTO "executions" VALUES(10,5,1,'retrying','RUNNING',1795377223433,NULL,NULL,NULL,NULL,0);
INSERT INTO "executions" VALUES(11,5,1,'assigned','RUNNING',1795377223445,NULL,NULL,NULL,NULL,0);
INSERT INTO "executions" VALUES(12,7,1,'pair','RUNNING',1795377223453,NULL,NULL,NULL,NULL,0);
INSERT INTO "executions" VALUES(13,6,1,'many','RUNNING',1795377223461,NULL,NULL,NULL,NULL,0);
INSERT INTO "executions" VALUES(14,5,1,'queued','RUNNING',1795377223469,NULL,NULL,NULL,NULL,0);
INSERT INTO "executions" VALUES(15,3,1,'asleep','RUNNING',1795377223471,NULL,NULL,NULL,NULL,0);
INSERT INTO "executions" VALUES(16,4,1,'until','RUNNING',1795377223473,NULL,NULL,NULL,NULL,0);
INSERT INTO "executions" VALUES(17,3,1,'after-the-checkpoint','RUNNING',1795377223645,NULL,NULL,NULL,NULL,0);
CREATE TABLE history_events (
  position          INTEGER PRIMARY KEY,  -- global order, shared with registry_events; may have gaps
  execution_id      INTEGER NOT NULL,
  seq               INTEGER NOT NULL,     -- 1, 2, 3, ... within the execution, without gaps
  event_id          INTEGER,              -- as GetExecutionHistory shows it; NULL: an internal event
  previous_event_id INTEGER,
  recorded_at       INTEGER NOT NULL,     -- never goes back within an execution
  type              TEXT NOT NULL,        -- PassStateEntered, ...; docs/database.md lists them
  version           INTEGER NOT NULL,     -- of the encoding of this type
  branch            INTEGER NOT NULL,     -- thread of control: 0 the root, others Parallel branches
  state             TEXT,                 -- state name, where there is one
  payload           TEXT,                 -- input, output, parameters or result: JSON text as it came
  payload_seq       INTEGER,              -- instead of payload: the same text as in that earlier row
  details           TEXT,                 -- the other members AWS shows: JSON object
  private           TEXT,                 -- what recovery needs and AWS does not show: JSON object
  call_id           INTEGER,              -- the row of api_calls that caused it
  checksum          INTEGER NOT NULL
) STRICT;
INSERT INTO "history_events" VALUES(9,1,1,1,0,1795377219097,'ExecutionStarted',1,0,NULL,'{"n": 7, "items": [{"n": 1}, {"n": 2}, {"n": 3}]}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"done","stateMachineId":1,"revision":1,"deadline":1826913219097,"startAt":"Both","evaluator":1}',9,-8958448685101885366);
INSERT INTO "history_events" VALUES(10,1,2,2,0,1795377219097,'ParallelStateEntered',1,0,'Both',NULL,1,NULL,NULL,9,-4879653159363014754);
INSERT INTO "history_events" VALUES(11,1,3,3,2,1795377219097,'ParallelStateStarted',1,0,'Both',NULL,1,NULL,'{"firstBranch":1,"startAt":["Left","Right"]}',9,-6869323587950191830);
INSERT INTO "history_events" VALUES(12,1,4,4,3,1795377219097,'PassStateEntered',1,1,'Left',NULL,1,NULL,NULL,9,-7892133334436103020);
INSERT INTO "history_events" VALUES(13,1,5,5,4,1795377219097,'PassStateExited',1,1,'Left',NULL,1,'{"assignedVariables":{"side":7}}',NULL,9,1708439431641106502);
INSERT INTO "history_events" VALUES(14,1,6,6,3,1795377219097,'WaitStateEntered',1,2,'Right',NULL,1,NULL,'{"waitUntil":1795377220097}',9,-2275125651705370453);
INSERT INTO "history_events" VALUES(15,1,7,7,6,1795377220097,'WaitStateExited',1,2,'Right',NULL,1,NULL,NULL,NULL,2358972264537022506);
INSERT INTO "history_events" VALUES(16,1,8,8,7,1795377220097,'ParallelStateSucceeded',1,0,'Both',NULL,NULL,NULL,NULL,NULL,3781542815235802527);
INSERT INTO "history_events" VALUES(17,1,9,9,7,1795377220097,'ParallelStateExited',1,0,'Both','{"n":7,"items":[{"n":1},{"n":2},{"n":3}],"both":[{"n":7,"items":[{"n":1},{"n":2},{"n":3}]},{"n":7,"items":[{"n":1},{"n":2},{"n":3}]}]}',NULL,NULL,'{"next":"Each"}',NULL,-7327197704902622214);
INSERT INTO "history_events" VALUES(18,1,10,10,9,1795377220097,'MapStateEntered',1,0,'Each',NULL,9,NULL,NULL,NULL,3947921239024670690);
INSERT INTO "history_events" VALUES(19,1,11,11,10,1795377220097,'MapStateStarted',1,0,'Each',NULL,9,'{"length":3}','{"items":[{"n":1},{"n":2},{"n":3}],"slots":40}',NULL,264800593098714836);
INSERT INTO "history_events" VALUES(20,1,12,12,11,1795377220097,'MapIterationStarted',1,3,'Each','{"n":1}',NULL,'{"index":0}','{"parent":0,"startAt":"Double"}',NULL,-1615759166691449356);
INSERT INTO "history_events" VALUES(21,1,13,13,11,1795377220097,'MapIterationStarted',1,4,'Each','{"n":2}',NULL,'{"index":1}','{"parent":0,"startAt":"Double"}',NULL,5395295263249385945);
INSERT INTO "history_events" VALUES(22,1,14,14,11,1795377220097,'MapIterationStarted',1,5,'Each','{"n":3}',NULL,'{"index":2}','{"parent":0,"startAt":"Double"}',NULL,1906677339525192856);
INSERT INTO "history_events" VALUES(23,1,15,15,12,1795377220097,'PassStateEntered',1,3,'Double',NULL,12,NULL,NULL,NULL,-1901817672581817295);
INSERT INTO "history_events" VALUES(24,1,16,16,15,1795377220097,'PassStateExited',1,3,'Double','{"twice":2}',NULL,NULL,NULL,NULL,7075413389249546403);
INSERT INTO "history_events" VALUES(25,1,17,17,16,1795377220097,'MapIterationSucceeded',1,3,'Each',NULL,NULL,'{"index":0}',NULL,NULL,7946154590335623452);
INSERT INTO "history_events" VALUES(26,1,18,18,13,1795377220097,'PassStateEntered',1,4,'Double',NULL,13,NULL,NULL,NULL,-8570986412445577335);
INSERT INTO "history_events" VALUES(27,1,19,19,18,1795377220097,'PassStateExited',1,4,'Double','{"twice":4}',NULL,NULL,NULL,NULL,8310019580290522156);
INSERT INTO "history_events" VALUES(28,1,20,20,19,1795377220097,'MapIterationSucceeded',1,4,'Each',NULL,NULL,'{"index":1}',NULL,NULL,5065355407501137529);
INSERT INTO "history_events" VALUES(29,1,21,21,14,1795377220097,'PassStateEntered',1,5,'Double',NULL,14,NULL,NULL,NULL,-6013602218514088419);
INSERT INTO "history_events" VALUES(30,1,22,22,21,1795377220097,'PassStateExited',1,5,'Double','{"twice":6}',NULL,NULL,NULL,NULL,-1906081363743376515);
INSERT INTO "history_events" VALUES(31,1,23,23,22,1795377220097,'MapIterationSucceeded',1,5,'Each',NULL,NULL,'{"index":2}',NULL,NULL,6269563340437982717);
INSERT INTO "history_events" VALUES(32,1,24,24,23,1795377220097,'MapStateSucceeded',1,0,'Each',NULL,NULL,NULL,NULL,NULL,-8903887303804910039);
INSERT INTO "history_events" VALUES(33,1,25,25,23,1795377220097,'MapStateExited',1,0,'Each','{"n":7,"items":[{"n":1},{"n":2},{"n":3}],"both":[{"n":7,"items":[{"n":1},{"n":2},{"n":3}]},{"n":7,"items":[{"n":1},{"n":2},{"n":3}]}],"each":[{"twice":2},{"twice":4},{"twice":6}]}',NULL,NULL,'{"next":"Ask"}',NULL,-1516901736275324303);
INSERT INTO "history_events" VALUES(34,1,26,26,25,1795377220097,'ChoiceStateEntered',1,0,'Ask',NULL,25,NULL,NULL,NULL,7215779006664935191);
INSERT INTO "history_events" VALUES(35,1,27,27,26,1795377220097,'ChoiceStateExited',1,0,'Ask',NULL,25,NULL,'{"next":"Ship"}',NULL,5939579923172529175);
INSERT INTO "history_events" VALUES(36,1,28,28,27,1795377220097,'TaskStateEntered',1,0,'Ship',NULL,25,NULL,NULL,NULL,-444957986527668595);
INSERT INTO "history_events" VALUES(37,1,29,29,28,1795377220097,'ActivityScheduled',1,0,'Ship',NULL,25,'{"resource":"arn:aws:states:us-east-1:123456789012:activity:ship","timeoutInSeconds":80000000,"heartbeatInSeconds":600}','{"activityId":1}',NULL,-6379196708167687940);
INSERT INTO "history_events" VALUES(38,1,30,30,29,1795377220097,'ActivityStarted',1,0,NULL,NULL,NULL,'{"workerName":"w"}','{"task":29,"nonce":"7k1efH_gOFFFnHsUQaIRkg","timeoutAt":1875377220097}',11,-7990722508162313586);
INSERT INTO "history_events" VALUES(39,1,31,31,30,1795377220109,'ActivityFailed',1,0,NULL,NULL,NULL,'{"error":"Busy","cause":"as told"}','{"task":29}',12,1966903402326022304);
INSERT INTO "history_events" VALUES(40,1,32,NULL,NULL,1795377220109,'RetryScheduled',1,0,'Ship',NULL,NULL,NULL,'{"retrier":0,"attempt":1,"dueAt":1795377221109,"after":31,"error":"Busy"}',12,-3103135763016566745);
INSERT INTO "history_events" VALUES(41,1,33,32,31,1795377221109,'ActivityScheduled',1,0,'Ship',NULL,25,'{"resource":"arn:aws:states:us-east-1:123456789012:activity:ship","timeoutInSeconds":80000000,"heartbeatInSeconds":600}','{"activityId":1}',NULL,-7415015136373216868);
INSERT INTO "history_events" VALUES(42,1,34,33,32,1795377221109,'ActivityStarted',1,0,NULL,NULL,NULL,'{"workerName":"w"}','{"task":33,"nonce":"Kt6kxtGAVCeRXClTX5D0jg","timeoutAt":1875377221109}',14,8740304161951464859);
INSERT INTO "history_events" VALUES(43,1,35,34,33,1795377221117,'ActivitySucceeded',1,0,NULL,'{"shipped":true}',NULL,NULL,'{"task":33}',15,-2697871502557072993);
INSERT INTO "history_events" VALUES(44,1,36,35,34,1795377221117,'TaskStateExited',1,0,'Ship',NULL,35,NULL,'{"next":"Done"}',15,521406381805313381);
INSERT INTO "history_events" VALUES(45,1,37,36,35,1795377221117,'SucceedStateEntered',1,0,'Done',NULL,35,NULL,NULL,15,8873322493804812580);
INSERT INTO "history_events" VALUES(46,1,38,37,36,1795377221117,'SucceedStateExited',1,0,'Done',NULL,35,NULL,NULL,15,-8594721667754671372);
INSERT INTO "history_events" VALUES(47,1,39,38,37,1795377221117,'ExecutionSucceeded',1,0,NULL,NULL,35,NULL,NULL,15,-7657086605921372617);
INSERT INTO "history_events" VALUES(48,2,1,1,0,1795377221124,'ExecutionStarted',1,0,NULL,'{"n": 7, "items": [{"n": 1}, {"n": 2}, {"n": 3}]}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"caught","stateMachineId":1,"revision":1,"deadline":1826913221124,"startAt":"Both","evaluator":1}',16,5183418002828862531);
INSERT INTO "history_events" VALUES(49,2,2,2,0,1795377221124,'ParallelStateEntered',1,0,'Both',NULL,1,NULL,NULL,16,-6919963060079489636);
INSERT INTO "history_events" VALUES(50,2,3,3,2,1795377221124,'ParallelStateStarted',1,0,'Both',NULL,1,NULL,'{"firstBranch":1,"startAt":["Left","Right"]}',16,-4480603224939842524);
INSERT INTO "history_events" VALUES(51,2,4,4,3,1795377221124,'PassStateEntered',1,1,'Left',NULL,1,NULL,NULL,16,-1574447480079009570);
INSERT INTO "history_events" VALUES(52,2,5,5,4,1795377221124,'PassStateExited',1,1,'Left',NULL,1,'{"assignedVariables":{"side":7}}',NULL,16,347140374959379201);
INSERT INTO "history_events" VALUES(53,2,6,6,3,1795377221124,'WaitStateEntered',1,2,'Right',NULL,1,NULL,'{"waitUntil":1795377222124}',16,6136274949800328334);
INSERT INTO "history_events" VALUES(54,2,7,7,6,1795377222124,'WaitStateExited',1,2,'Right',NULL,1,NULL,NULL,NULL,-2835320085815474484);
INSERT INTO "history_events" VALUES(55,2,8,8,7,1795377222124,'ParallelStateSucceeded',1,0,'Both',NULL,NULL,NULL,NULL,NULL,-7655490170761045752);
INSERT INTO "history_events" VALUES(56,2,9,9,7,1795377222124,'ParallelStateExited',1,0,'Both','{"n":7,"items":[{"n":1},{"n":2},{"n":3}],"both":[{"n":7,"items":[{"n":1},{"n":2},{"n":3}]},{"n":7,"items":[{"n":1},{"n":2},{"n":3}]}]}',NULL,NULL,'{"next":"Each"}',NULL,7302856682435174776);
INSERT INTO "history_events" VALUES(57,2,10,10,9,1795377222124,'MapStateEntered',1,0,'Each',NULL,9,NULL,NULL,NULL,5086851329827808873);
INSERT INTO "history_events" VALUES(58,2,11,11,10,1795377222124,'MapStateStarted',1,0,'Each',NULL,9,'{"length":3}','{"items":[{"n":1},{"n":2},{"n":3}],"slots":40}',NULL,431396666625679748);
INSERT INTO "history_events" VALUES(59,2,12,12,11,1795377222124,'MapIterationStarted',1,3,'Each','{"n":1}',NULL,'{"index":0}','{"parent":0,"startAt":"Double"}',NULL,2054730305692895621);
INSERT INTO "history_events" VALUES(60,2,13,13,11,1795377222124,'MapIterationStarted',1,4,'Each','{"n":2}',NULL,'{"index":1}','{"parent":0,"startAt":"Double"}',NULL,-2252489462653064262);
INSERT INTO "history_events" VALUES(61,2,14,14,11,1795377222124,'MapIterationStarted',1,5,'Each','{"n":3}',NULL,'{"index":2}','{"parent":0,"startAt":"Double"}',NULL,6763036236508504069);
INSERT INTO "history_events" VALUES(62,2,15,15,12,1795377222124,'PassStateEntered',1,3,'Double',NULL,12,NULL,NULL,NULL,1938415747439912927);
INSERT INTO "history_events" VALUES(63,2,16,16,15,1795377222124,'PassStateExited',1,3,'Double','{"twice":2}',NULL,NULL,NULL,NULL,4092324290049913270);
INSERT INTO "history_events" VALUES(64,2,17,17,16,1795377222124,'MapIterationSucceeded',1,3,'Each',NULL,NULL,'{"index":0}',NULL,NULL,-4600713213786226971);
INSERT INTO "history_events" VALUES(65,2,18,18,13,1795377222124,'PassStateEntered',1,4,'Double',NULL,13,NULL,NULL,NULL,-6124585943291430469);
INSERT INTO "history_events" VALUES(66,2,19,19,18,1795377222124,'PassStateExited',1,4,'Double','{"twice":4}',NULL,NULL,NULL,NULL,-8772518255510288316);
INSERT INTO "history_events" VALUES(67,2,20,20,19,1795377222124,'MapIterationSucceeded',1,4,'Each',NULL,NULL,'{"index":1}',NULL,NULL,5576861053204070132);
INSERT INTO "history_events" VALUES(68,2,21,21,14,1795377222124,'PassStateEntered',1,5,'Double',NULL,14,NULL,NULL,NULL,1603987261391594822);
INSERT INTO "history_events" VALUES(69,2,22,22,21,1795377222124,'PassStateExited',1,5,'Double','{"twice":6}',NULL,NULL,NULL,NULL,7067022536239967699);
INSERT INTO "history_events" VALUES(70,2,23,23,22,1795377222124,'MapIterationSucceeded',1,5,'Each',NULL,NULL,'{"index":2}',NULL,NULL,-1583042658810475989);
INSERT INTO "history_events" VALUES(71,2,24,24,23,1795377222124,'MapStateSucceeded',1,0,'Each',NULL,NULL,NULL,NULL,NULL,916307614310881979);
INSERT INTO "history_events" VALUES(72,2,25,25,23,1795377222124,'MapStateExited',1,0,'Each','{"n":7,"items":[{"n":1},{"n":2},{"n":3}],"both":[{"n":7,"items":[{"n":1},{"n":2},{"n":3}]},{"n":7,"items":[{"n":1},{"n":2},{"n":3}]}],"each":[{"twice":2},{"twice":4},{"twice":6}]}',NULL,NULL,'{"next":"Ask"}',NULL,-4224713927149955480);
INSERT INTO "history_events" VALUES(73,2,26,26,25,1795377222124,'ChoiceStateEntered',1,0,'Ask',NULL,25,NULL,NULL,NULL,573787374609143552);
INSERT INTO "history_events" VALUES(74,2,27,27,26,1795377222124,'ChoiceStateExited',1,0,'Ask',NULL,25,NULL,'{"next":"Ship"}',NULL,-8928501395416535270);
INSERT INTO "history_events" VALUES(75,2,28,28,27,1795377222124,'TaskStateEntered',1,0,'Ship',NULL,25,NULL,NULL,NULL,6906235633919156355);
INSERT INTO "history_events" VALUES(76,2,29,29,28,1795377222124,'ActivityScheduled',1,0,'Ship',NULL,25,'{"resource":"arn:aws:states:us-east-1:123456789012:activity:ship","timeoutInSeconds":80000000,"heartbeatInSeconds":600}','{"activityId":1}',NULL,4898759414880231586);
INSERT INTO "history_events" VALUES(77,2,30,30,29,1795377222124,'ActivityStarted',1,0,NULL,NULL,NULL,'{"workerName":"w"}','{"task":29,"nonce":"wYl-bGd7VQfzLIO1AdM-dg","timeoutAt":1875377222124}',18,5263027876294183043);
INSERT INTO "history_events" VALUES(78,2,31,31,30,1795377222133,'ActivityFailed',1,0,NULL,NULL,NULL,'{"error":"Broken","cause":"as told"}','{"task":29}',19,-5817672687486161490);
INSERT INTO "history_events" VALUES(79,2,32,32,31,1795377222133,'TaskStateExited',1,0,'Ship','{"Error":"Broken","Cause":"as told"}',NULL,NULL,'{"next":"Fallback"}',19,-1204138572378020169);
INSERT INTO "history_events" VALUES(80,2,33,33,32,1795377222133,'PassStateEntered',1,0,'Fallback',NULL,32,NULL,NULL,19,-7393820614116599093);
INSERT INTO "history_events" VALUES(81,2,34,34,33,1795377222133,'PassStateExited',1,0,'Fallback','"given up"',NULL,NULL,NULL,19,-3023247894621662280);
INSERT INTO "history_events" VALUES(82,2,35,35,34,1795377222133,'ExecutionSucceeded',1,0,NULL,NULL,34,NULL,NULL,19,7712573070844698915);
INSERT INTO "history_events" VALUES(83,3,1,1,0,1795377222137,'ExecutionStarted',1,0,NULL,'{"n": 2, "items": [{"n": 1}, {"n": 2}, {"n": 3}]}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"failed","stateMachineId":1,"revision":1,"deadline":1826913222137,"startAt":"Both","evaluator":1}',20,-896971067252690239);
INSERT INTO "history_events" VALUES(84,3,2,2,0,1795377222137,'ParallelStateEntered',1,0,'Both',NULL,1,NULL,NULL,20,3337531538306802829);
INSERT INTO "history_events" VALUES(85,3,3,3,2,1795377222137,'ParallelStateStarted',1,0,'Both',NULL,1,NULL,'{"firstBranch":1,"startAt":["Left","Right"]}',20,-320760674146293521);
INSERT INTO "history_events" VALUES(86,3,4,4,3,1795377222137,'PassStateEntered',1,1,'Left',NULL,1,NULL,NULL,20,-3778585531103622599);
INSERT INTO "history_events" VALUES(87,3,5,5,4,1795377222137,'PassStateExited',1,1,'Left',NULL,1,'{"assignedVariables":{"side":2}}',NULL,20,5978205100827371708);
INSERT INTO "history_events" VALUES(88,3,6,6,3,1795377222137,'WaitStateEntered',1,2,'Right',NULL,1,NULL,'{"waitUntil":1795377223137}',20,9165064690899985527);
INSERT INTO "history_events" VALUES(89,4,1,1,0,1795377222140,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"timed-out","stateMachineId":2,"revision":1,"deadline":1795377223140,"startAt":"Long","evaluator":1}',21,496411742767126345);
INSERT INTO "history_events" VALUES(90,4,2,2,0,1795377222140,'WaitStateEntered',1,0,'Long',NULL,1,NULL,'{"waitUntil":1795377282140}',21,-8121020851188421749);
INSERT INTO "history_events" VALUES(91,5,1,1,0,1795377222144,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"aborted","stateMachineId":3,"revision":1,"deadline":1826913222144,"startAt":"Later","evaluator":1}',22,-3231196009485468114);
INSERT INTO "history_events" VALUES(92,5,2,2,0,1795377222144,'WaitStateEntered',1,0,'Later',NULL,1,NULL,'{"waitUntil":1795377262144}',22,-8283803234997449507);
INSERT INTO "history_events" VALUES(93,5,3,3,0,1795377222148,'ExecutionAborted',1,0,NULL,NULL,NULL,'{"error":"No","cause":"not wanted"}',NULL,23,-8733951060264141073);
INSERT INTO "history_events" VALUES(95,6,1,1,0,1795377222157,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"of-gone","stateMachineId":8,"revision":1,"deadline":1826913222157,"startAt":"A","evaluator":1}',25,4908914902601198931);
INSERT INTO "history_events" VALUES(96,6,2,2,0,1795377222157,'PassStateEntered',1,0,'A',NULL,1,NULL,NULL,25,-1252902135459708124);
INSERT INTO "history_events" VALUES(97,6,3,3,2,1795377222157,'PassStateExited',1,0,'A',NULL,1,NULL,NULL,25,-294202496035697517);
INSERT INTO "history_events" VALUES(98,6,4,4,3,1795377222157,'ExecutionSucceeded',1,0,NULL,NULL,1,NULL,NULL,25,-3857378796199631116);
INSERT INTO "history_events" VALUES(101,3,7,7,6,1795377223138,'WaitStateExited',1,2,'Right',NULL,1,NULL,NULL,NULL,-4340510713635380352);
INSERT INTO "history_events" VALUES(102,3,8,8,7,1795377223138,'ParallelStateSucceeded',1,0,'Both',NULL,NULL,NULL,NULL,NULL,-7110385459987074484);
INSERT INTO "history_events" VALUES(103,3,9,9,7,1795377223138,'ParallelStateExited',1,0,'Both','{"n":2,"items":[{"n":1},{"n":2},{"n":3}],"both":[{"n":2,"items":[{"n":1},{"n":2},{"n":3}]},{"n":2,"items":[{"n":1},{"n":2},{"n":3}]}]}',NULL,NULL,'{"next":"Each"}',NULL,-7616884563501297434);
INSERT INTO "history_events" VALUES(104,3,10,10,9,1795377223138,'MapStateEntered',1,0,'Each',NULL,9,NULL,NULL,NULL,-2127771645839911336);
INSERT INTO "history_events" VALUES(105,3,11,11,10,1795377223138,'MapStateStarted',1,0,'Each',NULL,9,'{"length":3}','{"items":[{"n":1},{"n":2},{"n":3}],"slots":40}',NULL,-620074588422865473);
INSERT INTO "history_events" VALUES(106,3,12,12,11,1795377223138,'MapIterationStarted',1,3,'Each','{"n":1}',NULL,'{"index":0}','{"parent":0,"startAt":"Double"}',NULL,6960640442665025151);
INSERT INTO "history_events" VALUES(107,3,13,13,11,1795377223138,'MapIterationStarted',1,4,'Each','{"n":2}',NULL,'{"index":1}','{"parent":0,"startAt":"Double"}',NULL,-7936086067247799033);
INSERT INTO "history_events" VALUES(108,3,14,14,11,1795377223138,'MapIterationStarted',1,5,'Each','{"n":3}',NULL,'{"index":2}','{"parent":0,"startAt":"Double"}',NULL,-4856211501968805463);
INSERT INTO "history_events" VALUES(109,3,15,15,12,1795377223138,'PassStateEntered',1,3,'Double',NULL,12,NULL,NULL,NULL,943585201888526058);
INSERT INTO "history_events" VALUES(110,3,16,16,15,1795377223138,'PassStateExited',1,3,'Double','{"twice":2}',NULL,NULL,NULL,NULL,6376410975483929029);
INSERT INTO "history_events" VALUES(111,3,17,17,16,1795377223138,'MapIterationSucceeded',1,3,'Each',NULL,NULL,'{"index":0}',NULL,NULL,7903801077791410810);
INSERT INTO "history_events" VALUES(112,3,18,18,13,1795377223138,'PassStateEntered',1,4,'Double',NULL,13,NULL,NULL,NULL,-9128589885097809094);
INSERT INTO "history_events" VALUES(113,3,19,19,18,1795377223138,'PassStateExited',1,4,'Double','{"twice":4}',NULL,NULL,NULL,NULL,-6414428304254287375);
INSERT INTO "history_events" VALUES(114,3,20,20,19,1795377223138,'MapIterationSucceeded',1,4,'Each',NULL,NULL,'{"index":1}',NULL,NULL,3434573016452202589);
INSERT INTO "history_events" VALUES(115,3,21,21,14,1795377223138,'PassStateEntered',1,5,'Double',NULL,14,NULL,NULL,NULL,3849252635335474244);
INSERT INTO "history_events" VALUES(116,3,22,22,21,1795377223138,'PassStateExited',1,5,'Double','{"twice":6}',NULL,NULL,NULL,NULL,-3104240717757878061);
INSERT INTO "history_events" VALUES(117,3,23,23,22,1795377223138,'MapIterationSucceeded',1,5,'Each',NULL,NULL,'{"index":2}',NULL,NULL,-3373118674991779711);
INSERT INTO "history_events" VALUES(118,3,24,24,23,1795377223138,'MapStateSucceeded',1,0,'Each',NULL,NULL,NULL,NULL,NULL,1476762811516348642);
INSERT INTO "history_events" VALUES(119,3,25,25,23,1795377223138,'MapStateExited',1,0,'Each','{"n":2,"items":[{"n":1},{"n":2},{"n":3}],"both":[{"n":2,"items":[{"n":1},{"n":2},{"n":3}]},{"n":2,"items":[{"n":1},{"n":2},{"n":3}]}],"each":[{"twice":2},{"twice":4},{"twice":6}]}',NULL,NULL,'{"next":"Ask"}',NULL,-4978634265740694959);
INSERT INTO "history_events" VALUES(120,3,26,26,25,1795377223138,'ChoiceStateEntered',1,0,'Ask',NULL,25,NULL,NULL,NULL,8938596093024432096);
INSERT INTO "history_events" VALUES(121,3,27,27,26,1795377223138,'ChoiceStateExited',1,0,'Ask',NULL,25,NULL,'{"next":"Fail"}',NULL,1680668665433385833);
INSERT INTO "history_events" VALUES(122,3,28,28,27,1795377223138,'FailStateEntered',1,0,'Fail',NULL,25,NULL,NULL,NULL,-78791951944413801);
INSERT INTO "history_events" VALUES(123,3,29,29,28,1795377223138,'ExecutionFailed',1,0,NULL,NULL,NULL,'{"error":"TooSmall","cause":"n is too small"}',NULL,NULL,-8872213827651691670);
INSERT INTO "history_events" VALUES(124,4,3,3,0,1795377223140,'ExecutionTimedOut',1,0,NULL,NULL,NULL,'{"error":"States.Timeout"}',NULL,NULL,795864202675642592);
INSERT INTO "history_events" VALUES(134,9,1,1,0,1795377223158,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"trash-2","stateMachineId":9,"revision":1,"deadline":1826913223158,"startAt":"A","evaluator":1}',122,-6117499211447607934);
INSERT INTO "history_events" VALUES(135,9,2,2,0,1795377223158,'PassStateEntered',1,0,'A',NULL,1,NULL,NULL,122,-1063942657748421702);
INSERT INTO "history_events" VALUES(136,9,3,3,2,1795377223158,'PassStateExited',1,0,'A',NULL,1,NULL,NULL,122,-1404063451604968701);
INSERT INTO "history_events" VALUES(137,9,4,4,3,1795377223158,'ExecutionSucceeded',1,0,NULL,NULL,1,NULL,NULL,122,6345510210626691251);
INSERT INTO "history_events" VALUES(139,10,1,1,0,1795377223433,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"retrying","stateMachineId":5,"revision":1,"deadline":1826913223433,"startAt":"Work","evaluator":1}',133,3580388007566089710);
INSERT INTO "history_events" VALUES(140,10,2,2,0,1795377223433,'TaskStateEntered',1,0,'Work',NULL,1,NULL,NULL,133,913537627303759446);
INSERT INTO "history_events" VALUES(141,10,3,3,2,1795377223433,'ActivityScheduled',1,0,'Work',NULL,1,'{"resource":"arn:aws:states:us-east-1:123456789012:activity:ship","timeoutInSeconds":80000000,"heartbeatInSeconds":600}','{"activityId":1}',133,-8602285285163015405);
INSERT INTO "history_events" VALUES(142,10,4,4,3,1795377223436,'ActivityStarted',1,0,NULL,NULL,NULL,'{"workerName":"w"}','{"task":3,"nonce":"oHyF277i7N8iwTNSUPMybQ","timeoutAt":1875377223436}',135,6675790381440497682);
INSERT INTO "history_events" VALUES(143,10,5,5,4,1795377223441,'ActivityFailed',1,0,NULL,NULL,NULL,'{"error":"Busy","cause":"as told"}','{"task":3}',136,-2422143606189394736);
INSERT INTO "history_events" VALUES(144,10,6,NULL,NULL,1795377223441,'RetryScheduled',1,0,'Work',NULL,NULL,NULL,'{"retrier":0,"attempt":1,"dueAt":1795377263441,"after":5,"error":"Busy"}',136,-5328812776199908544);
INSERT INTO "history_events" VALUES(145,11,1,1,0,1795377223445,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"assigned","stateMachineId":5,"revision":1,"deadline":1826913223445,"startAt":"Work","evaluator":1}',137,-5478091114800242838);
INSERT INTO "history_events" VALUES(146,11,2,2,0,1795377223445,'TaskStateEntered',1,0,'Work',NULL,1,NULL,NULL,137,5049515915236424542);
INSERT INTO "history_events" VALUES(147,11,3,3,2,1795377223445,'ActivityScheduled',1,0,'Work',NULL,1,'{"resource":"arn:aws:states:us-east-1:123456789012:activity:ship","timeoutInSeconds":80000000,"heartbeatInSeconds":600}','{"activityId":1}',137,1129196751819744328);
INSERT INTO "history_events" VALUES(148,11,4,4,3,1795377223448,'ActivityStarted',1,0,NULL,NULL,NULL,'{"workerName":"w"}','{"task":3,"nonce":"J_a9Of0bk6GAvOQdEyhExA","timeoutAt":1875377223448}',139,-1566768934096971856);
INSERT INTO "history_events" VALUES(149,12,1,1,0,1795377223453,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"pair","stateMachineId":7,"revision":1,"deadline":1826913223453,"startAt":"Both","evaluator":1}',141,-5675594439491011741);
INSERT INTO "history_events" VALUES(150,12,2,2,0,1795377223453,'ParallelStateEntered',1,0,'Both',NULL,1,NULL,NULL,141,-725293292510467010);
INSERT INTO "history_events" VALUES(151,12,3,3,2,1795377223453,'ParallelStateStarted',1,0,'Both',NULL,1,NULL,'{"firstBranch":1,"startAt":["Work","Later"]}',141,8418409024543470451);
INSERT INTO "history_events" VALUES(152,12,4,4,3,1795377223453,'TaskStateEntered',1,1,'Work',NULL,1,NULL,NULL,141,1798583415522116309);
INSERT INTO "history_events" VALUES(153,12,5,5,4,1795377223453,'ActivityScheduled',1,1,'Work',NULL,1,'{"resource":"arn:aws:states:us-east-1:123456789012:activity:ship","timeoutInSeconds":80000000,"heartbeatInSeconds":600}','{"activityId":1}',141,4620981895063518711);
INSERT INTO "history_events" VALUES(154,12,6,6,3,1795377223453,'WaitStateEntered',1,2,'Later',NULL,1,NULL,'{"waitUntil":1795377263453}',141,-8945881075651610578);
INSERT INTO "history_events" VALUES(155,12,7,7,5,1795377223457,'ActivityStarted',1,1,NULL,NULL,NULL,'{"workerName":"w"}','{"task":5,"nonce":"NxKm2E0VCXgHIuk-FYJYeg","timeoutAt":1875377223457}',143,4670612427611442485);
INSERT INTO "history_events" VALUES(156,13,1,1,0,1795377223461,'ExecutionStarted',1,0,NULL,'[{"n": 1}, {"n": 2}, {"n": 3}]',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"many","stateMachineId":6,"revision":1,"deadline":1826913223461,"startAt":"Each","evaluator":1}',144,-4320378827290772721);
INSERT INTO "history_events" VALUES(157,13,2,2,0,1795377223461,'MapStateEntered',1,0,'Each',NULL,1,NULL,NULL,144,-2952291677571368556);
INSERT INTO "history_events" VALUES(158,13,3,3,2,1795377223461,'MapStateStarted',1,0,'Each',NULL,1,'{"length":3}','{"slots":2}',144,9126214890491333150);
INSERT INTO "history_events" VALUES(159,13,4,4,3,1795377223461,'MapIterationStarted',1,1,'Each','{"n":1}',NULL,'{"index":0}','{"parent":0,"startAt":"Work"}',144,7200492068322555093);
INSERT INTO "history_events" VALUES(160,13,5,5,3,1795377223461,'MapIterationStarted',1,2,'Each','{"n":2}',NULL,'{"index":1}','{"parent":0,"startAt":"Work"}',144,8551166785620988976);
INSERT INTO "history_events" VALUES(161,13,6,6,4,1795377223461,'TaskStateEntered',1,1,'Work',NULL,4,NULL,NULL,144,5642564540917121005);
INSERT INTO "history_events" VALUES(162,13,7,7,6,1795377223461,'ActivityScheduled',1,1,'Work',NULL,4,'{"resource":"arn:aws:states:us-east-1:123456789012:activity:ship","timeoutInSeconds":80000000,"heartbeatInSeconds":600}','{"activityId":1}',144,1989703685677792060);
INSERT INTO "history_events" VALUES(163,13,8,8,5,1795377223461,'TaskStateEntered',1,2,'Work',NULL,5,NULL,NULL,144,-2250900214084396687);
INSERT INTO "history_events" VALUES(164,13,9,9,8,1795377223461,'ActivityScheduled',1,2,'Work',NULL,5,'{"resource":"arn:aws:states:us-east-1:123456789012:activity:ship","timeoutInSeconds":80000000,"heartbeatInSeconds":600}','{"activityId":1}',144,-9176798708414603362);
INSERT INTO "history_events" VALUES(165,13,10,10,7,1795377223465,'ActivityStarted',1,1,NULL,NULL,NULL,'{"workerName":"w"}','{"task":7,"nonce":"CfGKaYZSwKhQzgzbKH3I5A","timeoutAt":1875377223465}',146,2088272281159553737);
INSERT INTO "history_events" VALUES(166,14,1,1,0,1795377223469,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"queued","stateMachineId":5,"revision":1,"deadline":1826913223469,"startAt":"Work","evaluator":1}',147,5294758810664434779);
INSERT INTO "history_events" VALUES(167,14,2,2,0,1795377223469,'TaskStateEntered',1,0,'Work',NULL,1,NULL,NULL,147,-3487617618058564726);
INSERT INTO "history_events" VALUES(168,14,3,3,2,1795377223469,'ActivityScheduled',1,0,'Work',NULL,1,'{"resource":"arn:aws:states:us-east-1:123456789012:activity:ship","timeoutInSeconds":80000000,"heartbeatInSeconds":600}','{"activityId":1}',147,7725463459859842657);
INSERT INTO "history_events" VALUES(169,15,1,1,0,1795377223471,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"asleep","stateMachineId":3,"revision":1,"deadline":1826913223471,"startAt":"Later","evaluator":1}',148,3528871422872400948);
INSERT INTO "history_events" VALUES(170,15,2,2,0,1795377223471,'WaitStateEntered',1,0,'Later',NULL,1,NULL,'{"waitUntil":1795377263471}',148,3517167674051309223);
INSERT INTO "history_events" VALUES(171,16,1,1,0,1795377223473,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"until","stateMachineId":4,"revision":1,"deadline":1826913223473,"startAt":"Day","evaluator":1}',149,-6129477745032951029);
INSERT INTO "history_events" VALUES(172,16,2,2,0,1795377223473,'WaitStateEntered',1,0,'Day',NULL,1,NULL,NULL,149,2151065904891986900);
INSERT INTO "history_events" VALUES(173,16,3,3,2,1795377223473,'WaitStateExited',1,0,'Day',NULL,1,NULL,'{"next":"Later"}',149,8998714166091290946);
INSERT INTO "history_events" VALUES(174,16,4,4,3,1795377223473,'WaitStateEntered',1,0,'Later',NULL,1,NULL,'{"waitUntil":1795377259000,"wallClock":true}',149,-6571236691533003656);
INSERT INTO "history_events" VALUES(175,17,1,1,0,1795377223645,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"after-the-checkpoint","stateMachineId":3,"revision":1,"deadline":1826913223645,"startAt":"Later","evaluator":1}',174,-3027204976784037297);
INSERT INTO "history_events" VALUES(176,17,2,2,0,1795377223645,'WaitStateEntered',1,0,'Later',NULL,1,NULL,'{"waitUntil":1795377263645}',174,1443610649403162550);
CREATE TABLE meta (
  id                  INTEGER PRIMARY KEY CHECK (id = 1),
  shard               INTEGER NOT NULL,  -- number of this file among several; part of task tokens
  created_at          INTEGER NOT NULL,
  token_key           BLOB,              -- 32 random bytes: task tokens and page tokens are checked with it
  epoch               INTEGER NOT NULL,  -- one more with every start; a server that finds another one stops
  clean_shutdown      INTEGER NOT NULL,  -- 1 after an orderly end
  next_position       INTEGER NOT NULL,  -- ids below these may have been given out; raised in blocks before
  next_execution_id   INTEGER NOT NULL,  -- use and never taken from a table's maximum, because retention would
  next_call_id        INTEGER NOT NULL,  -- make them start over and bring old tokens back to life
  checkpoint_position INTEGER,           -- `pending` reflects the log up to here; NULL: not at all
  checkpoint_version  INTEGER NOT NULL,  -- of the meaning of `pending`
  probes              INTEGER NOT NULL   -- small writes that asked whether a fault of the disk is over
) STRICT;
INSERT INTO "meta" VALUES(1,0,1795377219041,X'9A37BF7B2810587750AAE5BAE5943720C907997FF492AA83FD08870498A01723',1,0,65537,4097,16385,174,1,0);
CREATE TABLE pending (
  execution_id      INTEGER NOT NULL,
  kind              TEXT NOT NULL,     -- Wait, Retry, TaskTimeout, Heartbeat, ExecutionTimeout, QueuedTask,
                                       -- AssignedTask, Runnable
  seq               INTEGER NOT NULL,  -- the row that made it; 0 for Runnable
  due_at            INTEGER,           -- timers; Heartbeat: the first deadline, a heartbeat counts anew
  wall_clock        INTEGER NOT NULL,  -- 1: a moment of the wall clock (Timestamp), 0: a delay
  interval_ms       INTEGER,           -- Heartbeat
  activity_id       INTEGER,           -- tasks: whose queue
  returned          INTEGER NOT NULL,  -- QueuedTask: came back, stands at the head of the queue
  queued_at         INTEGER,           -- QueuedTask: its place in the queue
  delivered         INTEGER NOT NULL,  -- AssignedTask: the answer that carried it reached the worker's connection
  last_heartbeat_at INTEGER,
  PRIMARY KEY (execution_id, kind, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO "pending" VALUES(10,'ExecutionTimeout',1,1826913223433,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(10,'Retry',6,1795377263441,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(11,'AssignedTask',3,NULL,0,NULL,1,0,NULL,1,NULL);
INSERT INTO "pending" VALUES(11,'ExecutionTimeout',1,1826913223445,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(11,'Heartbeat',3,1795377823448,0,600000,NULL,0,NULL,0,1795377223453);
INSERT INTO "pending" VALUES(11,'TaskTimeout',3,1875377223448,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(12,'AssignedTask',5,NULL,0,NULL,1,0,NULL,1,NULL);
INSERT INTO "pending" VALUES(12,'ExecutionTimeout',1,1826913223453,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(12,'Heartbeat',5,1795377823457,0,600000,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(12,'TaskTimeout',5,1875377223457,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(12,'Wait',6,1795377263453,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(13,'AssignedTask',7,NULL,0,NULL,1,0,NULL,1,NULL);
INSERT INTO "pending" VALUES(13,'ExecutionTimeout',1,1826913223461,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(13,'Heartbeat',7,1795377823465,0,600000,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(13,'QueuedTask',9,NULL,0,NULL,1,0,1795377223461,0,NULL);
INSERT INTO "pending" VALUES(13,'TaskTimeout',7,1875377223465,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(14,'ExecutionTimeout',1,1826913223469,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(14,'QueuedTask',3,NULL,0,NULL,1,0,1795377223469,0,NULL);
INSERT INTO "pending" VALUES(15,'ExecutionTimeout',1,1826913223471,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(15,'Wait',2,1795377263471,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(16,'ExecutionTimeout',1,1826913223473,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(16,'Wait',4,1795377259000,1,NULL,NULL,0,NULL,0,NULL);
CREATE TABLE purge_leftovers (
  execution_id INTEGER PRIMARY KEY
) STRICT;
CREATE TABLE purges (
  position    INTEGER PRIMARY KEY,
  purged_at   INTEGER NOT NULL,
  cause       TEXT NOT NULL,     -- 'retention': by the settings; 'purge': `stepwell purge`
  executions  TEXT NOT NULL,     -- JSON: pairs [first, last] of execution ids, ascending
  removed     INTEGER NOT NULL,  -- how many executions these are
  calls_below INTEGER,           -- rows of api_calls with a lower id are removed too; NULL: none
  call_id     INTEGER,           -- the row of api_calls that caused it
  checksum    INTEGER NOT NULL
) STRICT;
INSERT INTO "purges" VALUES(138,1795377223406,'purge','[[7,8]]',2,NULL,132,-4651693057892628509);
CREATE TABLE quarantine (
  execution_id   INTEGER PRIMARY KEY,
  reason         TEXT NOT NULL,
  quarantined_at INTEGER NOT NULL
) STRICT;
CREATE TABLE recoveries (
  epoch           INTEGER PRIMARY KEY,
  started_at      INTEGER NOT NULL,
  clean           INTEGER NOT NULL,  -- the end before it was an orderly one
  open_executions INTEGER NOT NULL,
  folded          INTEGER NOT NULL,  -- folded from the log; the rest came from `pending`
  timers          INTEGER NOT NULL,
  tasks           INTEGER NOT NULL,
  quarantined     INTEGER NOT NULL,
  duration_us     INTEGER NOT NULL
) STRICT;
INSERT INTO "recoveries" VALUES(1,1795377219041,0,0,0,0,0,0,3000);
CREATE TABLE registry_events (
  position         INTEGER PRIMARY KEY,
  recorded_at      INTEGER NOT NULL,
  type             TEXT NOT NULL,
  version          INTEGER NOT NULL,
  state_machine_id INTEGER,
  revision         INTEGER,
  activity_id      INTEGER,
  name             TEXT,
  definition       TEXT,  -- as the caller sent it
  details          TEXT,  -- JSON object
  call_id          INTEGER,
  checksum         INTEGER NOT NULL
) STRICT;
INSERT INTO "registry_events" VALUES(1,1795377219055,'ActivityCreated',1,NULL,NULL,1,'ship',NULL,'{"partition":"aws","region":"us-east-1","account":"123456789012"}',1,-2129382535832979637);
INSERT INTO "registry_events" VALUES(2,1795377219059,'StateMachineCreated',1,1,NULL,NULL,'tour','{"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "Next": "Each", "ResultPath": "$.both", "Branches": [{"StartAt": "Left", "States": {"Left": {"Type": "Pass", "Assign": {"side.$": "$.n"}, "End": true}}}, {"StartAt": "Right", "States": {"Right": {"Type": "Wait", "Seconds": 1, "End": true}}}]}, "Each": {"Type": "Map", "ItemsPath": "$.items", "Next": "Ask", "ResultPath": "$.each", "ItemProcessor": {"StartAt": "Double", "States": {"Double": {"Type": "Pass", "Parameters": {"twice.$": "States.MathAdd($.n, $.n)"}, "End": true}}}}, "Ask": {"Type": "Choice", "Default": "Fail", "Choices": [{"Variable": "$.n", "NumericGreaterThan": 5, "Next": "Ship"}]}, "Fail": {"Type": "Fail", "Error": "TooSmall", "Cause": "n is too small"}, "Ship": {"Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:ship", "TimeoutSeconds": 80000000, "HeartbeatSeconds": 600, "Next": "Done", "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 1}], "Catch": [{"ErrorEquals": ["Broken"], "Next": "Fallback"}]}, "Fallback": {"Type": "Pass", "Result": "given up", "End": true}, "Done": {"Type": "Succeed"}}}','{"partition":"aws","region":"us-east-1","account":"123456789012","type":"STANDARD","roleArn":"arn:aws:iam::123456789012:role/stepwell","loggingConfiguration":{"level":"OFF","includeExecutionData":false},"tracingConfiguration":{"enabled":false}}',2,2108205895624884454);
INSERT INTO "registry_events" VALUES(3,1795377219061,'StateMachineCreated',1,2,NULL,NULL,'short','{"StartAt": "Long", "TimeoutSeconds": 1, "States": {"Long": {"Type": "Wait", "Seconds": 60, "End": true}}}','{"partition":"aws","region":"us-east-1","account":"123456789012","type":"STANDARD","roleArn":"arn:aws:iam::123456789012:role/stepwell","loggingConfiguration":{"level":"OFF","includeExecutionData":false},"tracingConfiguration":{"enabled":false}}',3,9062963311508347308);
INSERT INTO "registry_events" VALUES(4,1795377219064,'StateMachineCreated',1,3,NULL,NULL,'sleep','{"StartAt": "Later", "States": {"Later": {"Type": "Wait", "Seconds": 40, "End": true}}}','{"partition":"aws","region":"us-east-1","account":"123456789012","type":"STANDARD","roleArn":"arn:aws:iam::123456789012:role/stepwell","loggingConfiguration":{"level":"OFF","includeExecutionData":false},"tracingConfiguration":{"enabled":false}}',4,-8355718891325351268);
INSERT INTO "registry_events" VALUES(5,1795377219069,'StateMachineCreated',1,4,NULL,NULL,'until','{"StartAt": "Day", "States": {"Day": {"Type": "Wait", "Timestamp": "2020-01-02T03:04:05Z", "Next": "Later"}, "Later": {"Type": "Wait", "Timestamp": "2026-11-22T19:54:19Z", "End": true}}}','{"partition":"aws","region":"us-east-1","account":"123456789012","type":"STANDARD","roleArn":"arn:aws:iam::123456789012:role/stepwell","loggingConfiguration":{"level":"OFF","includeExecutionData":false},"tracingConfiguration":{"enabled":false}}',5,-3886931825808218814);
INSERT INTO "registry_events" VALUES(6,1795377219073,'StateMachineCreated',1,5,NULL,NULL,'one','{"StartAt": "Work", "States": {"Work": {"Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:ship", "TimeoutSeconds": 80000000, "HeartbeatSeconds": 600, "End": true, "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 40, "MaxAttempts": 2}]}}}','{"partition":"aws","region":"us-east-1","account":"123456789012","type":"STANDARD","roleArn":"arn:aws:iam::123456789012:role/stepwell","loggingConfiguration":{"level":"OFF","includeExecutionData":false},"tracingConfiguration":{"enabled":false}}',6,-312176577901500199);
INSERT INTO "registry_events" VALUES(7,1795377219077,'StateMachineCreated',1,6,NULL,NULL,'many','{"StartAt": "Each", "States": {"Each": {"Type": "Map", "MaxConcurrency": 2, "End": true, "ItemProcessor": {"StartAt": "Work", "States": {"Work": {"Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:ship", "TimeoutSeconds": 80000000, "HeartbeatSeconds": 600, "End": true}}}}}}','{"partition":"aws","region":"us-east-1","account":"123456789012","type":"STANDARD","roleArn":"arn:aws:iam::123456789012:role/stepwell","loggingConfiguration":{"level":"OFF","includeExecutionData":false},"tracingConfiguration":{"enabled":false}}',7,4927972818490998587);
INSERT INTO "registry_events" VALUES(8,1795377219085,'StateMachineCreated',1,7,NULL,NULL,'pair','{"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "End": true, "Branches": [{"StartAt": "Work", "States": {"Work": {"Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:ship", "TimeoutSeconds": 80000000, "HeartbeatSeconds": 600, "End": true}}}, {"StartAt": "Later", "States": {"Later": {"Type": "Wait", "Seconds": 40, "End": true}}}]}}}','{"partition":"aws","region":"us-east-1","account":"123456789012","type":"STANDARD","roleArn":"arn:aws:iam::123456789012:role/stepwell","loggingConfiguration":{"level":"OFF","includeExecutionData":false},"tracingConfiguration":{"enabled":false}}',8,-8359721653464882154);
INSERT INTO "registry_events" VALUES(94,1795377222153,'StateMachineCreated',1,8,NULL,NULL,'gone','{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}','{"partition":"aws","region":"us-east-1","account":"123456789012","type":"STANDARD","roleArn":"arn:aws:iam::123456789012:role/stepwell","loggingConfiguration":{"level":"OFF","includeExecutionData":false},"tracingConfiguration":{"enabled":false}}',24,5138281339036946920);
INSERT INTO "registry_events" VALUES(99,1795377222161,'StateMachineDeletionStarted',1,8,NULL,NULL,NULL,NULL,NULL,27,-2375985866229469780);
INSERT INTO "registry_events" VALUES(100,1795377222161,'StateMachineDeleted',1,8,NULL,NULL,NULL,NULL,NULL,27,-4029690741252688820);
INSERT INTO "registry_events" VALUES(125,1795377223145,'StateMachineCreated',1,9,NULL,NULL,'trash','{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}','{"partition":"aws","region":"us-east-1","account":"123456789012","type":"STANDARD","roleArn":"arn:aws:iam::123456789012:role/stepwell","loggingConfiguration":{"level":"OFF","includeExecutionData":false},"tracingConfiguration":{"enabled":false}}',117,-1284736135552724434);
CREATE TABLE restores (
  epoch       INTEGER PRIMARY KEY,  -- the file's epoch from then on
  restored_at INTEGER NOT NULL,
  source      TEXT NOT NULL         -- the copy's path
) STRICT;
CREATE TABLE state_machine_revisions (
  state_machine_id         INTEGER NOT NULL,
  revision                 INTEGER NOT NULL,
  revision_id              TEXT,  -- as DescribeStateMachine shows it; the first revision has none
  created_at               INTEGER NOT NULL,
  definition               TEXT NOT NULL,
  definition_sha256        TEXT NOT NULL,
  role_arn                 TEXT NOT NULL,
  logging_configuration    TEXT,  -- JSON; NULL: the default
  tracing_configuration    TEXT,
  encryption_configuration TEXT,
  PRIMARY KEY (state_machine_id, revision)
) STRICT;
INSERT INTO "state_machine_revisions" VALUES(1,1,NULL,1795377219059,'{"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "Next": "Each", "ResultPath": "$.both", "Branches": [{"StartAt": "Left", "States": {"Left": {"Type": "Pass", "Assign": {"side.$": "$.n"}, "End": true}}}, {"StartAt": "Right", "States": {"Right": {"Type": "Wait", "Seconds": 1, "End": true}}}]}, "Each": {"Type": "Map", "ItemsPath": "$.items", "Next": "Ask", "ResultPath": "$.each", "ItemProcessor": {"StartAt": "Double", "States": {"Double": {"Type": "Pass", "Parameters": {"twice.$": "States.MathAdd($.n, $.n)"}, "End": true}}}}, "Ask": {"Type": "Choice", "Default": "Fail", "Choices": [{"Variable": "$.n", "NumericGreaterThan": 5, "Next": "Ship"}]}, "Fail": {"Type": "Fail", "Error": "TooSmall", "Cause": "n is too small"}, "Ship": {"Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:ship", "TimeoutSeconds": 80000000, "HeartbeatSeconds": 600, "Next": "Done", "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 1}], "Catch": [{"ErrorEquals": ["Broken"], "Next": "Fallback"}]}, "Fallback": {"Type": "Pass", "Result": "given up", "End": true}, "Done": {"Type": "Succeed"}}}','53c1c7d5bc5f7171d3abb4caebb713b46927f607d18fc396b752f5d6de151bc4','arn:aws:iam::123456789012:role/stepwell','{"level":"OFF","includeExecutionData":false}','{"enabled":false}',NULL);
INSERT INTO "state_machine_revisions" VALUES(2,1,NULL,1795377219061,'{"StartAt": "Long", "TimeoutSeconds": 1, "States": {"Long": {"Type": "Wait", "Seconds": 60, "End": true}}}','512011c493f1cc4ab5ed0c81caa9a64c25b364fadf7936ea42d16ea96fca11ea','arn:aws:iam::123456789012:role/stepwell','{"level":"OFF","includeExecutionData":false}','{"enabled":false}',NULL);
INSERT INTO "state_machine_revisions" VALUES(3,1,NULL,1795377219064,'{"StartAt": "Later", "States": {"Later": {"Type": "Wait", "Seconds": 40, "End": true}}}','4bdd2500b053507d6a6d7df47894de302343d2c5eb76c830a948e2560e4a7dcd','arn:aws:iam::123456789012:role/stepwell','{"level":"OFF","includeExecutionData":false}','{"enabled":false}',NULL);
INSERT INTO "state_machine_revisions" VALUES(4,1,NULL,1795377219069,'{"StartAt": "Day", "States": {"Day": {"Type": "Wait", "Timestamp": "2020-01-02T03:04:05Z", "Next": "Later"}, "Later": {"Type": "Wait", "Timestamp": "2026-11-22T19:54:19Z", "End": true}}}','242dab383464b00c146172ed263c42aa286be93d2b80c0d74638df635f5f1ba8','arn:aws:iam::123456789012:role/stepwell','{"level":"OFF","includeExecutionData":false}','{"enabled":false}',NULL);
INSERT INTO "state_machine_revisions" VALUES(5,1,NULL,1795377219073,'{"StartAt": "Work", "States": {"Work": {"Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:ship", "TimeoutSeconds": 80000000, "HeartbeatSeconds": 600, "End": true, "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 40, "MaxAttempts": 2}]}}}','28f21a4ee86169e003648e8e6dc869f3473cae8567fd894cb2fd53691aeb41f3','arn:aws:iam::123456789012:role/stepwell','{"level":"OFF","includeExecutionData":false}','{"enabled":false}',NULL);
INSERT INTO "state_machine_revisions" VALUES(6,1,NULL,1795377219077,'{"StartAt": "Each", "States": {"Each": {"Type": "Map", "MaxConcurrency": 2, "End": true, "ItemProcessor": {"StartAt": "Work", "States": {"Work": {"Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:ship", "TimeoutSeconds": 80000000, "HeartbeatSeconds": 600, "End": true}}}}}}','8dbdf0a97520644b51877a77c06ce33f0480d299d2d4ba5d6b950dc123aba41b','arn:aws:iam::123456789012:role/stepwell','{"level":"OFF","includeExecutionData":false}','{"enabled":false}',NULL);
INSERT INTO "state_machine_revisions" VALUES(7,1,NULL,1795377219085,'{"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "End": true, "Branches": [{"StartAt": "Work", "States": {"Work": {"Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:ship", "TimeoutSeconds": 80000000, "HeartbeatSeconds": 600, "End": true}}}, {"StartAt": "Later", "States": {"Later": {"Type": "Wait", "Seconds": 40, "End": true}}}]}}}','20f3151be3755f4861589ef44f2beaa546b33dffe73da60c21801af02a066046','arn:aws:iam::123456789012:role/stepwell','{"level":"OFF","includeExecutionData":false}','{"enabled":false}',NULL);
INSERT INTO "state_machine_revisions" VALUES(8,1,NULL,1795377222153,'{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}','103143f332f68d3bf6d2be12f496a441f1abb16d4a5b30b1c4b681790c8d2be3','arn:aws:iam::123456789012:role/stepwell','{"level":"OFF","includeExecutionData":false}','{"enabled":false}',NULL);
INSERT INTO "state_machine_revisions" VALUES(9,1,NULL,1795377223145,'{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}','103143f332f68d3bf6d2be12f496a441f1abb16d4a5b30b1c4b681790c8d2be3','arn:aws:iam::123456789012:role/stepwell','{"level":"OFF","includeExecutionData":false}','{"enabled":false}',NULL);
CREATE TABLE state_machines (
  state_machine_id INTEGER PRIMARY KEY,
  name             TEXT NOT NULL,
  partition        TEXT NOT NULL,  -- with region and account: the scope its ARN was made with
  region           TEXT NOT NULL,
  account          TEXT NOT NULL,
  type             TEXT NOT NULL,
  status           TEXT NOT NULL CHECK (status IN ('ACTIVE', 'DELETING', 'DELETED')),
  revision         INTEGER NOT NULL,  -- the current one
  created_at       INTEGER NOT NULL,
  updated_at       INTEGER NOT NULL,
  deleted_at       INTEGER
) STRICT;
INSERT INTO "state_machines" VALUES(1,'tour','aws','us-east-1','123456789012','STANDARD','ACTIVE',1,1795377219059,1795377219059,NULL);
INSERT INTO "state_machines" VALUES(2,'short','aws','us-east-1','123456789012','STANDARD','ACTIVE',1,1795377219061,1795377219061,NULL);
INSERT INTO "state_machines" VALUES(3,'sleep','aws','us-east-1','123456789012','STANDARD','ACTIVE',1,1795377219064,1795377219064,NULL);
INSERT INTO "state_machines" VALUES(4,'until','aws','us-east-1','123456789012','STANDARD','ACTIVE',1,1795377219069,1795377219069,NULL);
INSERT INTO "state_machines" VALUES(5,'one','aws','us-east-1','123456789012','STANDARD','ACTIVE',1,1795377219073,1795377219073,NULL);
INSERT INTO "state_machines" VALUES(6,'many','aws','us-east-1','123456789012','STANDARD','ACTIVE',1,1795377219077,1795377219077,NULL);
INSERT INTO "state_machines" VALUES(7,'pair','aws','us-east-1','123456789012','STANDARD','ACTIVE',1,1795377219085,1795377219085,NULL);
INSERT INTO "state_machines" VALUES(8,'gone','aws','us-east-1','123456789012','STANDARD','DELETED',1,1795377222153,1795377222153,1795377222161);
INSERT INTO "state_machines" VALUES(9,'trash','aws','us-east-1','123456789012','STANDARD','ACTIVE',1,1795377223145,1795377223145,NULL);
CREATE TABLE tags (
  resource_kind TEXT NOT NULL CHECK (resource_kind IN ('state_machine', 'activity')),
  resource_id   INTEGER NOT NULL,
  key           TEXT NOT NULL,
  value         TEXT NOT NULL,
  PRIMARY KEY (resource_kind, resource_id, key)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX history_events_by_execution ON history_events (execution_id, seq);
CREATE INDEX executions_by_machine ON executions (state_machine_id);
CREATE INDEX executions_by_status ON executions (state_machine_id, status) WHERE status <> 'SUCCEEDED';
CREATE INDEX executions_by_name ON executions (state_machine_id, name);
CREATE UNIQUE INDEX executions_by_parent ON executions (parent_execution_id, parent_seq)
  WHERE parent_execution_id IS NOT NULL;
CREATE INDEX state_machines_by_name ON state_machines (account, region, name);
CREATE INDEX activities_by_name ON activities (account, region, name);
CREATE VIEW v_executions AS
SELECT e.execution_id,
       'arn:' || m.partition || ':states:' || m.region || ':' || m.account || ':execution:' || m.name || ':' || e.name
         AS execution_arn,
       m.name AS state_machine,
       e.name,
       e.status,
       strftime('%Y-%m-%dT%H:%M:%fZ', e.started_at / 1000.0, 'unixepoch') AS started_at,
       strftime('%Y-%m-%dT%H:%M:%fZ', e.closed_at / 1000.0, 'unixepoch') AS closed_at,
       (SELECT s.payload FROM history_events s WHERE s.execution_id = e.execution_id AND s.seq = 1) AS input,
       (SELECT coalesce(c.payload, (SELECT p.payload FROM history_events p
                                    WHERE p.execution_id = c.execution_id AND p.seq = c.payload_seq))
        FROM history_events c WHERE c.execution_id = e.execution_id AND c.seq = e.closing_seq) AS output,
       (SELECT json_extract(c.details, '$.error')
        FROM history_events c WHERE c.execution_id = e.execution_id AND c.seq = e.closing_seq) AS error,
       (SELECT json_extract(c.details, '$.cause')
        FROM history_events c WHERE c.execution_id = e.execution_id AND c.seq = e.closing_seq) AS cause,
       e.revision,
       e.redrive_count
FROM executions e JOIN state_machines m USING (state_machine_id);
CREATE VIEW v_history AS
SELECT h.execution_id,
       e.name AS execution,
       h.seq,
       h.event_id,
       h.previous_event_id,
       strftime('%Y-%m-%dT%H:%M:%fZ', h.recorded_at / 1000.0, 'unixepoch') AS recorded_at,
       h.type,
       h.branch,
       h.state,
       coalesce(h.payload, (SELECT p.payload FROM history_events p
                            WHERE p.execution_id = h.execution_id AND p.seq = h.payload_seq)) AS payload,
       h.details,
       h.private,
       h.call_id,
       h.position
FROM history_events h LEFT JOIN executions e USING (execution_id);
CREATE VIEW v_waiting AS
SELECT p.execution_id,
       'arn:' || m.partition || ':states:' || m.region || ':' || m.account || ':execution:' || m.name || ':' || e.name
         AS execution_arn,
       e.name AS execution,
       p.kind,
       h.state,
       strftime('%Y-%m-%dT%H:%M:%fZ', h.recorded_at / 1000.0, 'unixepoch') AS since,
       strftime('%Y-%m-%dT%H:%M:%fZ', coalesce(p.last_heartbeat_at + p.interval_ms, p.due_at) / 1000.0, 'unixepoch')
         AS due_at,
       p.seq
FROM pending p
JOIN executions e USING (execution_id)
JOIN state_machines m USING (state_machine_id)
LEFT JOIN history_events h ON h.execution_id = p.execution_id AND h.seq = p.seq;
CREATE VIEW v_activity_tasks AS
SELECT 'arn:' || a.partition || ':states:' || a.region || ':' || a.account || ':activity:' || a.name AS activity_arn,
       CASE p.kind WHEN 'QueuedTask' THEN 'QUEUED' ELSE 'ASSIGNED' END AS status,
       'arn:' || m.partition || ':states:' || m.region || ':' || m.account || ':execution:' || m.name || ':' || e.name
         AS execution_arn,
       e.name AS execution,
       h.state,
       strftime('%Y-%m-%dT%H:%M:%fZ', h.recorded_at / 1000.0, 'unixepoch') AS scheduled_at,
       (SELECT strftime('%Y-%m-%dT%H:%M:%fZ', b.last_heartbeat_at / 1000.0, 'unixepoch') FROM pending b
        WHERE b.execution_id = p.execution_id AND b.kind = 'Heartbeat' AND b.seq = p.seq) AS last_heartbeat_at,
       (SELECT coalesce(json_extract(s.details, '$.workerName'), json_extract(s.private, '$.workerName'))
        FROM history_events s
        WHERE p.kind = 'AssignedTask' AND s.execution_id = p.execution_id AND s.seq > p.seq
          AND s.type IN ('ActivityStarted', 'ActivityHandedOutAgain') AND json_extract(s.private, '$.task') = p.seq
        ORDER BY s.seq DESC LIMIT 1) AS worker_name,
       coalesce(h.payload, (SELECT i.payload FROM history_events i
                            WHERE i.execution_id = h.execution_id AND i.seq = h.payload_seq)) AS input,
       p.delivered,
       p.execution_id,
       p.seq
FROM pending p
JOIN activities a USING (activity_id)
JOIN executions e ON e.execution_id = p.execution_id
JOIN state_machines m USING (state_machine_id)
LEFT JOIN history_events h ON h.execution_id = p.execution_id AND h.seq = p.seq
WHERE p.kind IN ('QueuedTask', 'AssignedTask');
CREATE VIEW v_timers AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', coalesce(p.last_heartbeat_at + p.interval_ms, p.due_at) / 1000.0, 'unixepoch')
         AS due_at,
       p.kind,
       CASE p.wall_clock WHEN 1 THEN 'wall clock' ELSE 'elapsed time' END AS measured_by,
       'arn:' || m.partition || ':states:' || m.region || ':' || m.account || ':execution:' || m.name || ':' || e.name
         AS execution_arn,
       e.name AS execution,
       h.state,
       p.execution_id,
       p.seq
FROM pending p
JOIN executions e USING (execution_id)
JOIN state_machines m USING (state_machine_id)
LEFT JOIN history_events h ON h.execution_id = p.execution_id AND h.seq = p.seq
WHERE p.kind IN ('Wait', 'Retry', 'TaskTimeout', 'Heartbeat', 'ExecutionTimeout');
CREATE VIEW v_api_calls AS
SELECT call_id,
       strftime('%Y-%m-%dT%H:%M:%fZ', received_at / 1000.0, 'unixepoch') AS received_at,
       operation,
       status,
       error,
       duration_us / 1000.0 AS duration_ms,
       count,
       resource,
       caller,
       request_id,
       request
FROM api_calls;
CREATE VIEW v_recoveries AS
SELECT epoch,
       strftime('%Y-%m-%dT%H:%M:%fZ', started_at / 1000.0, 'unixepoch') AS started_at,
       CASE WHEN epoch = 1 THEN 'none' WHEN clean = 1 THEN 'clean' ELSE 'crash' END AS previous_end,
       open_executions AS resumed,
       folded,
       timers AS timers_armed,
       tasks,
       quarantined,
       duration_us / 1000.0 AS duration_ms
FROM recoveries;
CREATE VIEW v_tasks_outside AS
SELECT 'arn:' || m.partition || ':states:' || m.region || ':' || m.account || ':execution:' || m.name || ':' || e.name
         AS execution_arn,
       e.name AS execution,
       h.state,
       h.type,
       json_extract(h.details, '$.resource') AS resource,
       strftime('%Y-%m-%dT%H:%M:%fZ', h.recorded_at / 1000.0, 'unixepoch') AS recorded_at,
       h.execution_id,
       h.seq
FROM executions e
JOIN state_machines m USING (state_machine_id)
JOIN history_events h ON h.execution_id = e.execution_id
WHERE e.status = 'RUNNING' AND e.status <> 'SUCCEEDED'
  AND h.type IN ('TaskScheduled', 'TaskStarted', 'TaskSubmitted', 'LambdaFunctionScheduled', 'LambdaFunctionStarted')
  AND NOT EXISTS (SELECT 1 FROM history_events later
                  WHERE later.execution_id = h.execution_id AND later.seq > h.seq AND later.branch = h.branch);
CREATE VIEW v_stuck AS
SELECT e.execution_id,
       'arn:' || m.partition || ':states:' || m.region || ':' || m.account || ':execution:' || m.name || ':' || e.name
         AS execution_arn,
       e.name AS execution,
       CASE WHEN q.execution_id IS NOT NULL THEN 'quarantined' ELSE 'nothing pending' END AS problem,
       q.reason,
       strftime('%Y-%m-%dT%H:%M:%fZ', q.quarantined_at / 1000.0, 'unixepoch') AS quarantined_at
FROM executions e
JOIN state_machines m USING (state_machine_id)
LEFT JOIN quarantine q USING (execution_id)
WHERE e.status = 'RUNNING' AND e.status <> 'SUCCEEDED'
  AND (q.execution_id IS NOT NULL
       OR (NOT EXISTS (SELECT 1 FROM pending p WHERE p.execution_id = e.execution_id)
           AND (SELECT h.position FROM history_events h WHERE h.execution_id = e.execution_id
                ORDER BY h.seq DESC LIMIT 1) <= (SELECT checkpoint_position FROM meta)));
CREATE INDEX purges_by_calls ON purges (calls_below) WHERE calls_below IS NOT NULL;
CREATE VIEW v_purges AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', p.purged_at / 1000.0, 'unixepoch') AS purged_at,
       p.cause,
       p.removed AS executions_removed,
       p.executions AS execution_ids,
       p.calls_below AS calls_removed_below,
       p.call_id,
       p.position
FROM purges p;
COMMIT;
