PRAGMA page_size = 4096; PRAGMA auto_vacuum = INCREMENTAL; PRAGMA application_id = 1399879532; PRAGMA user_version = 3;
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
INSERT INTO "activities" VALUES(1,'ship','aws','us-east-1','123456789012','ACTIVE',NULL,1795401450204,NULL);
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
INSERT INTO "api_calls" VALUES(1,1795401450203,'CreateActivity','b1fd572a-0892-444b-aa44-5ee54cf62fff','',NULL,'{"name":"ship"}',200,NULL,1000,1,2680830173331153846);
INSERT INTO "api_calls" VALUES(2,1795401450209,'CreateStateMachine','ed0f7044-ef48-4b0c-acfa-db78d4e19152','',NULL,'{"name":"tour","roleArn":"arn:aws:iam::123456789012:role/stepwell"}',200,NULL,1000,1,-7148965701623781893);
INSERT INTO "api_calls" VALUES(3,1795401450217,'CreateStateMachine','cd52b9b6-9c8c-48a9-be1c-2be726b92c2d','',NULL,'{"name":"short","roleArn":"arn:aws:iam::123456789012:role/stepwell"}',200,NULL,0,1,-944466376447355068);
INSERT INTO "api_calls" VALUES(4,1795401450220,'CreateStateMachine','bfc5a7a7-a606-48a2-ba8c-4293d0f37666','',NULL,'{"name":"sleep","roleArn":"arn:aws:iam::123456789012:role/stepwell"}',200,NULL,0,1,-569183029923017278);
INSERT INTO "api_calls" VALUES(5,1795401450224,'CreateStateMachine','bdb4c13c-2cef-4c57-9fd3-ba7805370f5a','',NULL,'{"name":"until","roleArn":"arn:aws:iam::123456789012:role/stepwell"}',200,NULL,0,1,8348937348019482731);
INSERT INTO "api_calls" VALUES(6,1795401450228,'CreateStateMachine','8ad54c5e-b35d-4cd1-b9d6-cd3846be51f9','',NULL,'{"name":"one","roleArn":"arn:aws:iam::123456789012:role/stepwell"}',200,NULL,0,1,5024548222110215542);
INSERT INTO "api_calls" VALUES(7,1795401450232,'CreateStateMachine','ca96ac13-6b31-4766-baa8-3abb90d58100','',NULL,'{"name":"many","roleArn":"arn:aws:iam::123456789012:role/stepwell"}',200,NULL,0,1,5344160031120662662);
INSERT INTO "api_calls" VALUES(8,1795401450236,'CreateStateMachine','00bc2005-0bfd-4712-b05b-aefa592b7ea0','',NULL,'{"name":"pair","roleArn":"arn:aws:iam::123456789012:role/stepwell"}',200,NULL,1000,1,3452627460783476026);
INSERT INTO "api_calls" VALUES(9,1795401450240,'StartExecution','ab8c8cc2-ec5c-4182-8d39-a311a39c5abb','','arn:aws:states:us-east-1:123456789012:stateMachine:tour','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:tour","name":"done"}',200,NULL,1000,1,5784729828958737747);
INSERT INTO "api_calls" VALUES(11,1795401450244,'GetActivityTask','2aab40c8-ffe1-4845-bc87-80482e83194c','','arn:aws:states:us-east-1:123456789012:activity:ship','{"activityArn":"arn:aws:states:us-east-1:123456789012:activity:ship","workerName":"w"}',200,NULL,996000,1,1811392761906617210);
INSERT INTO "api_calls" VALUES(12,1795401451249,'SendTaskFailure','24171b4f-5fe8-4345-a306-6d32e5b2fbda','',NULL,'{"taskToken":"AQAAAAAAAAAAAAEAAAAAAAAAHYUVnDNwds2ZFRzRBoMAKUsZaHtAyWOMy5JfSpC4tkxm","error":"Busy"}',200,NULL,0,1,1941421444893313674);
INSERT INTO "api_calls" VALUES(14,1795401451252,'GetActivityTask','254a9120-429f-4150-9616-e31d8b061c24','','arn:aws:states:us-east-1:123456789012:activity:ship','{"activityArn":"arn:aws:states:us-east-1:123456789012:activity:ship","workerName":"w"}',200,NULL,997000,1,3748889583157030302);
INSERT INTO "api_calls" VALUES(15,1795401452257,'SendTaskSuccess','1154b475-9d92-43d0-b9e3-c6ca9dde9361','',NULL,'{"taskToken":"AQAAAAAAAAAAAAEAAAAAAAAAIUc8RGZkNHGo0LeOqm0j0_hGD1d9j2TPKZEXepRJOUul"}',200,NULL,0,1,200078584112801265);
INSERT INTO "api_calls" VALUES(16,1795401452260,'StartExecution','e144b971-2143-431c-8ef9-716e734b5d4a','','arn:aws:states:us-east-1:123456789012:stateMachine:tour','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:tour","name":"caught"}',200,NULL,0,1,6033061030647080815);
INSERT INTO "api_calls" VALUES(18,1795401452264,'GetActivityTask','f05f3531-b6bd-44d0-bbf8-d95cd65359ec','','arn:aws:states:us-east-1:123456789012:activity:ship','{"activityArn":"arn:aws:states:us-east-1:123456789012:activity:ship","workerName":"w"}',200,NULL,996000,1,4654801596660625589);
INSERT INTO "api_calls" VALUES(19,1795401453268,'SendTaskFailure','8de67c4c-f97d-46ab-9eca-37a1e9f65237','',NULL,'{"taskToken":"AQAAAAAAAAAAAAIAAAAAAAAAHbG0NhZkShBM3j70A2eOSN77kZJVmdJ82q_SSXLuHznU","error":"Broken"}',200,NULL,1000,1,7092100977879943400);
INSERT INTO "api_calls" VALUES(20,1795401453272,'StartExecution','6a2945ea-1c3a-4aef-bcf3-58b39d939556','','arn:aws:states:us-east-1:123456789012:stateMachine:tour','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:tour","name":"failed"}',200,NULL,0,1,6799642918834481547);
INSERT INTO "api_calls" VALUES(21,1795401453276,'StartExecution','38e5c396-f99f-4618-bd55-a3e4d820067f','','arn:aws:states:us-east-1:123456789012:stateMachine:short','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:short","name":"timed-out"}',200,NULL,0,1,3277492201331349729);
INSERT INTO "api_calls" VALUES(22,1795401453280,'StartExecution','03e402ea-0cb1-4430-89e5-654e050f6278','','arn:aws:states:us-east-1:123456789012:stateMachine:sleep','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:sleep","name":"aborted"}',200,NULL,0,1,-4572559175633795266);
INSERT INTO "api_calls" VALUES(23,1795401453284,'StopExecution','7510b7ba-59a4-4671-827c-4477fe6dc2d5','','arn:aws:states:us-east-1:123456789012:execution:sleep:aborted','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:sleep:aborted","error":"No"}',200,NULL,0,1,3002526626310711423);
INSERT INTO "api_calls" VALUES(24,1795401453286,'CreateStateMachine','fce3b8f2-b4c1-48c4-a3a3-28cd3d8b3f71','',NULL,'{"name":"gone","roleArn":"arn:aws:iam::123456789012:role/stepwell"}',200,NULL,1000,1,8765406613812596840);
INSERT INTO "api_calls" VALUES(25,1795401453292,'StartExecution','1c3f5abf-ba97-40d4-90f5-748dcc4c6fa6','','arn:aws:states:us-east-1:123456789012:stateMachine:gone','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:gone","name":"of-gone"}',200,NULL,1000,1,571305019956785300);
INSERT INTO "api_calls" VALUES(26,1795401453293,'DescribeExecution','77f823ee-74c1-47c8-a726-9336dd063e1c','','arn:aws:states:us-east-1:123456789012:execution:gone:of-gone','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:gone:of-gone"}',200,NULL,225,1,-2026349847179759363);
INSERT INTO "api_calls" VALUES(27,1795401453294,'DeleteStateMachine','a24b88b6-75ea-4978-9577-5a92fd475b80','','arn:aws:states:us-east-1:123456789012:stateMachine:gone','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:gone"}',200,NULL,0,1,-4636765274799092991);
INSERT INTO "api_calls" VALUES(28,1795401453296,'DescribeExecution','0eb0c1aa-a7d4-4e6e-b7f8-e92d592e52d1','','arn:aws:states:us-east-1:123456789012:execution:tour:done','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:done"}',200,NULL,163,1,7658903666930936266);
INSERT INTO "api_calls" VALUES(29,1795401453296,'DescribeExecution','e842fa8d-d91c-4bdd-9850-47fbb652c024','','arn:aws:states:us-east-1:123456789012:execution:tour:caught','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:caught"}',200,NULL,98,1,-5451399598126512373);
INSERT INTO "api_calls" VALUES(30,1795401453297,'DescribeExecution','d51312bd-4763-499a-85a2-58fd3f5a1dce','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,106,1,-7548126226848692634);
INSERT INTO "api_calls" VALUES(31,1795401453308,'DescribeExecution','789a85a1-3d09-48b7-a810-11cf81eca48a','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,277,1,-8960175404466126793);
INSERT INTO "api_calls" VALUES(32,1795401453319,'DescribeExecution','6c60985d-4638-4140-8a36-b118d3c8913f','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,246,1,2947876881709593303);
INSERT INTO "api_calls" VALUES(33,1795401453330,'DescribeExecution','798b6d12-5ecf-45b8-aebf-cfdda36c09ec','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,232,1,-859645602836345105);
INSERT INTO "api_calls" VALUES(34,1795401453341,'DescribeExecution','c8412790-bcfc-4693-a8d1-36d778066184','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,287,1,2329541983136656871);
INSERT INTO "api_calls" VALUES(35,1795401453352,'DescribeExecution','295fee0d-f074-431f-bbcb-f0c3294fcd61','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,215,1,9124675875586133289);
INSERT INTO "api_calls" VALUES(36,1795401453363,'DescribeExecution','df2c1156-e67d-4fdf-abfb-dade37b555f2','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,261,1,931173404670511484);
INSERT INTO "api_calls" VALUES(37,1795401453374,'DescribeExecution','5162c8e7-a78a-478d-9abc-20f54aecb4b5','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,232,1,9138106889536985776);
INSERT INTO "api_calls" VALUES(38,1795401453385,'DescribeExecution','fc90d650-385a-4b1b-b79f-50602179bf3c','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,258,1,-1218926575031136923);
INSERT INTO "api_calls" VALUES(39,1795401453396,'DescribeExecution','27b59b3f-0def-4898-93cc-fba66845d0b7','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,232,1,-6509873189490708103);
INSERT INTO "api_calls" VALUES(40,1795401453407,'DescribeExecution','9e4f2993-8d92-4845-95e8-42d23c11c560','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,296,1,-7999024047656969793);
INSERT INTO "api_calls" VALUES(41,1795401453418,'DescribeExecution','9e48d685-2e3c-47c4-855e-bf03938199d1','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,273,1,-6816559558707482181);
INSERT INTO "api_calls" VALUES(42,1795401453430,'DescribeExecution','2fccfd35-f801-4dce-a428-29af79d77c18','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,279,1,5478958187407768412);
INSERT INTO "api_calls" VALUES(43,1795401453441,'DescribeExecution','0045a131-c215-4f4a-b5f4-ff709230e7a4','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,275,1,-2120623784296692381);
INSERT INTO "api_calls" VALUES(44,1795401453452,'DescribeExecution','7b3fcb5f-2fff-4f0a-8f5c-49de6c865847','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,278,1,-1457464095608387926);
INSERT INTO "api_calls" VALUES(45,1795401453463,'DescribeExecution','30f730a2-ed95-4871-9616-facd4809cbe4','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,296,1,-8940120655309038094);
INSERT INTO "api_calls" VALUES(46,1795401453474,'DescribeExecution','84d792b3-1918-43a2-bdf5-17db299480af','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,252,1,-1929854987875458979);
INSERT INTO "api_calls" VALUES(47,1795401453485,'DescribeExecution','dad0013e-f87c-4cf7-ad60-83889cf8f556','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,254,1,8330764619525714108);
INSERT INTO "api_calls" VALUES(48,1795401453497,'DescribeExecution','982a0ad0-464a-4184-8c2b-282672c815f4','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,977,1,10058007121365510);
INSERT INTO "api_calls" VALUES(49,1795401453508,'DescribeExecution','a946a727-1fae-4bf7-bbbc-11b3b369d70a','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,250,1,1236609564727077871);
INSERT INTO "api_calls" VALUES(50,1795401453519,'DescribeExecution','4f9a8111-e059-48ff-8f8e-71e5f2095451','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,236,1,-7136114257600826511);
INSERT INTO "api_calls" VALUES(51,1795401453530,'DescribeExecution','bb14b028-43c3-4ad3-b664-4f1385a2df43','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,239,1,4303442410480437151);
INSERT INTO "api_calls" VALUES(52,1795401453541,'DescribeExecution','570bf418-8eeb-4025-8acb-1ac666cb4e29','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,264,1,8940969788188505162);
INSERT INTO "api_calls" VALUES(53,1795401453552,'DescribeExecution','8514c1a8-1584-4f6b-8b59-1608da3455aa','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,244,1,2982602132227291743);
INSERT INTO "api_calls" VALUES(54,1795401453563,'DescribeExecution','5b485f1e-584f-4aaf-843f-c366d060b90e','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,297,1,2864524120106104758);
INSERT INTO "api_calls" VALUES(55,1795401453575,'DescribeExecution','58ab05c0-7eea-4f93-b7cf-e57700b7838c','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,243,1,5267350565179287149);
INSERT INTO "api_calls" VALUES(56,1795401453586,'DescribeExecution','7da1bdb9-8f64-4952-8a56-7d06b3828260','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,265,1,7948986905622611819);
INSERT INTO "api_calls" VALUES(57,1795401453597,'DescribeExecution','18327387-b081-4e05-ac22-7a3f54abe5d1','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,207,1,-494866477520797551);
INSERT INTO "api_calls" VALUES(58,1795401453608,'DescribeExecution','0c3f560c-4707-49b6-95dd-3976aebf3273','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,240,1,-2816600942426916764);
INSERT INTO "api_calls" VALUES(59,1795401453619,'DescribeExecution','594a4287-99b6-43d1-a4bf-c32ca5459667','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,190,1,3031771126608349649);
INSERT INTO "api_calls" VALUES(60,1795401453631,'DescribeExecution','779b36e0-9b40-4697-a10d-a1d4d2f8ea72','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,185,1,1525838072652456029);
INSERT INTO "api_calls" VALUES(61,1795401453642,'DescribeExecution','3bacc628-4898-4344-92ad-d4b949d27bdb','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,218,1,-3535811259337262321);
INSERT INTO "api_calls" VALUES(62,1795401453654,'DescribeExecution','fd868f82-df09-4c4b-b22d-26b04081c837','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,205,1,8990753662106361616);
INSERT INTO "api_calls" VALUES(63,1795401453665,'DescribeExecution','ae4ef8c9-78d1-4f7f-b8e3-4c9c84fb4d36','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,204,1,6306951097647335099);
INSERT INTO "api_calls" VALUES(64,1795401453676,'DescribeExecution','c7afe956-a6e6-4d34-8f8a-4afa7c2f08b3','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,174,1,9001483879355204851);
INSERT INTO "api_calls" VALUES(65,1795401453687,'DescribeExecution','0be99cfd-ed62-4d1b-8bab-2c6ea0608c9d','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,186,1,7458203461503117500);
INSERT INTO "api_calls" VALUES(66,1795401453698,'DescribeExecution','6a905441-02ee-4adb-bc11-952d66657c1f','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,185,1,600414753853569416);
INSERT INTO "api_calls" VALUES(67,1795401453711,'DescribeExecution','be2e8282-306b-4e8f-a3f7-a138c252fbf7','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,189,1,6262454508638196394);
INSERT INTO "api_calls" VALUES(68,1795401453722,'DescribeExecution','61e71f11-8529-48b9-9bd0-fdb54e948f1c','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,186,1,462071911614291440);
INSERT INTO "api_calls" VALUES(69,1795401453733,'DescribeExecution','0e36c1e1-c55f-444d-9d12-b186e7e5b1f2','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,181,1,-7529223403678950767);
INSERT INTO "api_calls" VALUES(70,1795401453745,'DescribeExecution','82488eaa-5c86-4d69-a4e6-514902e92736','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,172,1,-5799274471719816369);
INSERT INTO "api_calls" VALUES(71,1795401453756,'DescribeExecution','2d564b63-ceaa-460b-9e59-20fcc2e738e9','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,228,1,-2117276383107043400);
INSERT INTO "api_calls" VALUES(72,1795401453767,'DescribeExecution','e776d8e8-5127-41f7-be59-149ef0a8632b','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,169,1,-81175380380732496);
INSERT INTO "api_calls" VALUES(73,1795401453778,'DescribeExecution','90bdf594-c39b-422e-b037-42e0f36b7617','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,171,1,7962253142810829170);
INSERT INTO "api_calls" VALUES(74,1795401453789,'DescribeExecution','f874bfa8-d646-4abc-b4cb-53187eec971d','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,162,1,5763666042201426686);
INSERT INTO "api_calls" VALUES(75,1795401453800,'DescribeExecution','65f391dc-8261-4691-81a2-19b64b8df937','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,179,1,-7606766532396262203);
INSERT INTO "api_calls" VALUES(76,1795401453811,'DescribeExecution','ff9849c8-80a0-4508-95ba-03ef00911526','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,245,1,-7856851309917322154);
INSERT INTO "api_calls" VALUES(77,1795401453822,'DescribeExecution','4ea40700-f94b-4f05-9acb-e886d55bff2f','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,176,1,-6909436684735208053);
INSERT INTO "api_calls" VALUES(78,1795401453833,'DescribeExecution','355be641-9a9f-4a51-abc5-120dbc2d0d71','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,220,1,-8904038532559460330);
INSERT INTO "api_calls" VALUES(79,1795401453844,'DescribeExecution','7383f749-26cf-4f50-975b-d7172b96e080','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,180,1,4868016726798321296);
INSERT INTO "api_calls" VALUES(80,1795401453855,'DescribeExecution','054d5037-3548-4545-a384-c3f280c7b58a','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,175,1,-3450784719129111594);
INSERT INTO "api_calls" VALUES(81,1795401453866,'DescribeExecution','b448c4a9-9aa5-4053-a71a-4d35c616e082','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,194,1,-3685688688365438808);
INSERT INTO "api_calls" VALUES(82,1795401453877,'DescribeExecution','b4e1031e-e24e-4d27-9b67-38d9b1f438b6','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,179,1,-1656458270799618035);
INSERT INTO "api_calls" VALUES(83,1795401453888,'DescribeExecution','27abe407-5dd1-433f-843d-89ecd22baea6','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,211,1,4184643949385612899);
INSERT INTO "api_calls" VALUES(84,1795401453899,'DescribeExecution','413641dd-e25e-4be1-be53-50a732cbf3c3','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,170,1,-3219357134424768113);
INSERT INTO "api_calls" VALUES(85,1795401453910,'DescribeExecution','f7999a91-ccfc-4260-b933-9484e772c763','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,176,1,5679066622690483977);
INSERT INTO "api_calls" VALUES(86,1795401453921,'DescribeExecution','94fa3af0-3f5c-4bfa-8dc0-31b22b9edf3f','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,167,1,1445994173402996199);
INSERT INTO "api_calls" VALUES(87,1795401453932,'DescribeExecution','d549f378-7d19-4ee2-ae04-02abbdf854a1','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,183,1,-797696636370376999);
INSERT INTO "api_calls" VALUES(88,1795401453943,'DescribeExecution','1f31757e-85e5-4a76-aabc-cbcd21cc5565','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,194,1,-7946151150661268221);
INSERT INTO "api_calls" VALUES(89,1795401453956,'DescribeExecution','bbc8ec47-08a2-43fd-9101-39933670adcb','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,188,1,6470207814920400379);
INSERT INTO "api_calls" VALUES(90,1795401453967,'DescribeExecution','f0d74351-ce20-430c-b5d6-bc8905deaa62','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,221,1,4751034540614012309);
INSERT INTO "api_calls" VALUES(91,1795401453978,'DescribeExecution','77a91f19-9983-4f1a-acef-e7d459186fea','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,188,1,-6526195295638612172);
INSERT INTO "api_calls" VALUES(92,1795401453989,'DescribeExecution','ba624f99-53da-49c0-a57a-2679b31b0029','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,189,1,-8046992996389446363);
INSERT INTO "api_calls" VALUES(93,1795401454000,'DescribeExecution','ebd3dbfd-3ff1-4914-9eb5-978c590867ce','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,200,1,-2134646159684522727);
INSERT INTO "api_calls" VALUES(94,1795401454011,'DescribeExecution','95118e6b-d4e0-4680-bb96-8bb10a5237b8','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,185,1,-4247189194881303691);
INSERT INTO "api_calls" VALUES(95,1795401454022,'DescribeExecution','74434459-4b8b-45f8-a339-6d45bbebcfdd','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,198,1,-4448450447775698354);
INSERT INTO "api_calls" VALUES(96,1795401454033,'DescribeExecution','7a365e5a-c47d-4ba2-8043-6363a79e08a3','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,192,1,-6942283829087317666);
INSERT INTO "api_calls" VALUES(97,1795401454044,'DescribeExecution','9140438f-ad7a-431f-ad23-f54f573f70b2','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,204,1,7626564900332529823);
INSERT INTO "api_calls" VALUES(98,1795401454055,'DescribeExecution','a1ce9532-7919-4f31-b216-dba070a23539','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,181,1,-2641455193020573464);
INSERT INTO "api_calls" VALUES(99,1795401454066,'DescribeExecution','4765789e-94d6-45de-9ee0-e6af586fe7f1','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,183,1,-6389106820570344088);
INSERT INTO "api_calls" VALUES(100,1795401454077,'DescribeExecution','659b7bfc-0b78-48c1-a9d6-525b222ebcf3','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,172,1,356924261249145978);
INSERT INTO "api_calls" VALUES(101,1795401454088,'DescribeExecution','3b02b533-b788-4b53-bf21-5ef4c87e57dc','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,197,1,-5667890150352639281);
INSERT INTO "api_calls" VALUES(102,1795401454099,'DescribeExecution','34648bcf-57b0-43a7-baf1-9082e31396f9','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,201,1,4732399983379191005);
INSERT INTO "api_calls" VALUES(103,1795401454110,'DescribeExecution','4f221bb9-9d56-467f-b61d-48cb8cb91a53','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,201,1,4838015658568308639);
INSERT INTO "api_calls" VALUES(104,1795401454121,'DescribeExecution','007b841a-6bc1-4cf6-a72f-bf33e61c0245','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,199,1,-5290104680423777756);
INSERT INTO "api_calls" VALUES(105,1795401454132,'DescribeExecution','20e217a0-be63-47fe-b1f7-adde2067fbc7','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,213,1,515896272212343592);
INSERT INTO "api_calls" VALUES(106,1795401454143,'DescribeExecution','19a7504b-02f5-4420-b85c-42639fed3708','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,253,1,5612813373215807319);
INSERT INTO "api_calls" VALUES(107,1795401454154,'DescribeExecution','4aac8b38-395b-4703-abd9-9b78bb292f48','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,166,1,7031280599130634892);
INSERT INTO "api_calls" VALUES(108,1795401454165,'DescribeExecution','5cd8b73a-2d15-4fe7-961b-67a871f958e8','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,204,1,-1501317210527835032);
INSERT INTO "api_calls" VALUES(109,1795401454176,'DescribeExecution','6ac00c8c-2ae5-4759-a124-a3b1c5b7d46e','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,207,1,-383716436683010879);
INSERT INTO "api_calls" VALUES(110,1795401454188,'DescribeExecution','ec6fa5b4-dd89-422d-9ace-00941075e04c','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,250,1,2330596029538874149);
INSERT INTO "api_calls" VALUES(111,1795401454199,'DescribeExecution','8934c3c0-d007-4e09-b8d8-e0524a4a9e71','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,185,1,-4960823582558258896);
INSERT INTO "api_calls" VALUES(112,1795401454210,'DescribeExecution','31a976ad-cc8a-49ee-be75-dc2ea80530f0','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,196,1,-2750632646607254481);
INSERT INTO "api_calls" VALUES(113,1795401454221,'DescribeExecution','a298c559-1108-4861-b48d-8c0dd750ce08','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,192,1,-356839711885535459);
INSERT INTO "api_calls" VALUES(114,1795401454232,'DescribeExecution','fc53727b-399c-442f-873e-b4ea36ed774b','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,171,1,-2667899526033564462);
INSERT INTO "api_calls" VALUES(115,1795401454243,'DescribeExecution','820fa9d0-981a-4d49-8272-272955938530','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,188,1,-3210445637832656716);
INSERT INTO "api_calls" VALUES(116,1795401454254,'DescribeExecution','f74e6627-e6e6-4dd2-b203-e5c186b9b0b1','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,174,1,-7048286303952003972);
INSERT INTO "api_calls" VALUES(117,1795401454265,'DescribeExecution','cd4a0c26-37fa-449a-b2cb-2bec2d424646','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,182,1,-1186168667778722428);
INSERT INTO "api_calls" VALUES(118,1795401454277,'DescribeExecution','89099e90-cd8a-42ad-8666-1c76a559f585','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,240,1,4979203744130648207);
INSERT INTO "api_calls" VALUES(119,1795401454277,'DescribeExecution','02f873bc-4de1-4a25-bd7e-ce3194421ce1','','arn:aws:states:us-east-1:123456789012:execution:short:timed-out','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:short:timed-out"}',200,NULL,113,1,-6335046897987206787);
INSERT INTO "api_calls" VALUES(120,1795401454278,'DescribeExecution','c409eed8-db64-46da-9d7f-c3fa760ae122','','arn:aws:states:us-east-1:123456789012:execution:sleep:aborted','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:sleep:aborted"}',200,NULL,78,1,-5657723625191047654);
INSERT INTO "api_calls" VALUES(121,1795401454279,'CreateStateMachine','b4d192f1-1e73-4d6e-bce9-77d570d8d9c0','',NULL,'{"name":"trash","roleArn":"arn:aws:iam::123456789012:role/stepwell"}',200,NULL,0,1,5828923831985514053);
INSERT INTO "api_calls" VALUES(122,1795401454281,'StartExecution','54626609-fe0f-4b84-b43f-ac7df6aa7d8e','','arn:aws:states:us-east-1:123456789012:stateMachine:trash','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:trash","name":"trash-0"}',200,NULL,0,1,-1373311337764042490);
INSERT INTO "api_calls" VALUES(123,1795401454282,'DescribeExecution','426fca42-48ee-4eaa-ac4d-48f413c886d0','','arn:aws:states:us-east-1:123456789012:execution:trash:trash-0','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:trash:trash-0"}',200,NULL,116,1,-5404242163944652322);
INSERT INTO "api_calls" VALUES(124,1795401454282,'StartExecution','3acce937-d21e-46d2-91b3-0b560b22d94b','','arn:aws:states:us-east-1:123456789012:stateMachine:trash','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:trash","name":"trash-1"}',200,NULL,0,1,2755312511668172958);
INSERT INTO "api_calls" VALUES(125,1795401454284,'DescribeExecution','7e2baea1-1b13-4ff3-8458-ab369450d87e','','arn:aws:states:us-east-1:123456789012:execution:trash:trash-1','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:trash:trash-1"}',200,NULL,106,1,-4862452233026590148);
INSERT INTO "api_calls" VALUES(126,1795401454284,'StartExecution','f3676da4-11d9-4817-a92a-0cc2a73e7625','','arn:aws:states:us-east-1:123456789012:stateMachine:trash','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:trash","name":"trash-2"}',200,NULL,0,1,3423354297245236619);
INSERT INTO "api_calls" VALUES(127,1795401454286,'DescribeExecution','6a552089-80eb-49fc-b4f3-046d7543d73b','','arn:aws:states:us-east-1:123456789012:execution:trash:trash-2','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:trash:trash-2"}',200,NULL,101,1,-8378447378039736537);
INSERT INTO "api_calls" VALUES(128,1795401454301,'PurgeExecutions','dbcd8fa5-f6e1-497b-a7bd-eb52581ad674','',NULL,'{"executionIds":[7,8],"closedBefore":1795401454282}',200,NULL,1000,1,1786829673945441012);
INSERT INTO "api_calls" VALUES(129,1795401454324,'PurgeExecutions','9aadc282-b081-46e4-9ea2-1b0d11602dde','',NULL,'{"executionIds":[7,8],"closedBefore":1795401454282}',200,NULL,0,1,-5559665388360320637);
INSERT INTO "api_calls" VALUES(130,1795401454350,'StartExecution','9a7536e7-83fd-4bfc-ba11-54f8224b0f59','','arn:aws:states:us-east-1:123456789012:stateMachine:one','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:one","name":"retrying"}',200,NULL,0,1,-4125415568560933238);
INSERT INTO "api_calls" VALUES(132,1795401454356,'GetActivityTask','4aada4e4-5145-4f39-bd16-98eb580c86ab','','arn:aws:states:us-east-1:123456789012:activity:ship','{"activityArn":"arn:aws:states:us-east-1:123456789012:activity:ship","workerName":"w"}',200,NULL,0,1,-3548638807339290566);
INSERT INTO "api_calls" VALUES(133,1795401454360,'SendTaskFailure','ea8fec97-3d18-4584-a44f-9e2cab3238c0','',NULL,'{"taskToken":"AQAAAAAAAAAAAAoAAAAAAAAAA8FhY3JBnmaZOXBR87jDOYF43PT3SZ1b74MWFYKZCP6F","error":"Busy"}',200,NULL,0,1,2474126008282858645);
INSERT INTO "api_calls" VALUES(134,1795401454363,'StartExecution','1d532833-3c71-4824-bb45-33e3febf726c','','arn:aws:states:us-east-1:123456789012:stateMachine:one','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:one","name":"assigned"}',200,NULL,0,1,-7371316530914046033);
INSERT INTO "api_calls" VALUES(136,1795401454365,'GetActivityTask','56078717-ead6-4aa3-9769-b99f855e3bbd','','arn:aws:states:us-east-1:123456789012:activity:ship','{"activityArn":"arn:aws:states:us-east-1:123456789012:activity:ship","workerName":"w"}',200,NULL,0,1,6970112285392732416);
INSERT INTO "api_calls" VALUES(137,1795401454366,'SendTaskHeartbeat','4c5e1896-9d42-4fed-845b-d967dcc913aa','',NULL,'{"taskToken":"AQAAAAAAAAAAAAsAAAAAAAAAA-vdtXajuMVKviw4rE3OLxLfIVOhqmMpCGaTA4FtVUYV"}',200,NULL,0,1,2315442889274229820);
INSERT INTO "api_calls" VALUES(138,1795401454366,'StartExecution','263179c4-40ce-46b5-897c-40af7e6385d0','','arn:aws:states:us-east-1:123456789012:stateMachine:pair','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:pair","name":"pair"}',200,NULL,0,1,8921943593771886607);
INSERT INTO "api_calls" VALUES(140,1795401454368,'GetActivityTask','20799375-c258-4c21-a496-285adf740167','','arn:aws:states:us-east-1:123456789012:activity:ship','{"activityArn":"arn:aws:states:us-east-1:123456789012:activity:ship","workerName":"w"}',200,NULL,0,1,8027815531505418461);
INSERT INTO "api_calls" VALUES(141,1795401454371,'StartExecution','a3728dfb-5274-41d5-af7b-6f3f7d565097','','arn:aws:states:us-east-1:123456789012:stateMachine:many','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:many","name":"many"}',200,NULL,0,1,1970065119796396715);
INSERT INTO "api_calls" VALUES(143,1795401454372,'GetActivityTask','32a0003d-d376-4438-a805-f280fdac4840','','arn:aws:states:us-east-1:123456789012:activity:ship','{"activityArn":"arn:aws:states:us-east-1:123456789012:activity:ship","workerName":"w"}',200,NULL,0,1,705664357602537932);
INSERT INTO "api_calls" VALUES(144,1795401454373,'StartExecution','09956f0a-3f17-4e61-b392-5d14fd054fe1','','arn:aws:states:us-east-1:123456789012:stateMachine:one','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:one","name":"queued"}',200,NULL,0,1,5469724952396987059);
INSERT INTO "api_calls" VALUES(145,1795401454374,'StartExecution','1daa8034-0452-4478-9526-5b376224b5ef','','arn:aws:states:us-east-1:123456789012:stateMachine:sleep','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:sleep","name":"asleep"}',200,NULL,0,1,-6742956664648031630);
INSERT INTO "api_calls" VALUES(146,1795401454375,'StartExecution','6f1cb343-9964-48af-9705-944fbee06115','','arn:aws:states:us-east-1:123456789012:stateMachine:until','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:until","name":"until"}',200,NULL,0,1,2783774427105017282);
INSERT INTO "api_calls" VALUES(147,1795401454376,'GetExecutionHistory','e0d06186-4ab3-4f25-9c0e-1f5de74b777c','','arn:aws:states:us-east-1:123456789012:execution:tour:done','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:done"}',200,NULL,264,1,-2021210918368420729);
INSERT INTO "api_calls" VALUES(148,1795401454376,'DescribeExecution','cc761359-4945-4232-a8e3-13050182a6d5','','arn:aws:states:us-east-1:123456789012:execution:tour:done','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:done"}',200,NULL,82,1,715245327796906625);
INSERT INTO "api_calls" VALUES(149,1795401454377,'GetExecutionHistory','5f0fcfd6-b4fb-42cf-a21d-45e7b7906f58','','arn:aws:states:us-east-1:123456789012:execution:tour:caught','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:caught"}',200,NULL,160,1,-2137279971755466142);
INSERT INTO "api_calls" VALUES(150,1795401454377,'DescribeExecution','adc582a2-9d45-4b41-9020-9489b5361f6c','','arn:aws:states:us-east-1:123456789012:execution:tour:caught','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:caught"}',200,NULL,64,1,7224807413343647795);
INSERT INTO "api_calls" VALUES(151,1795401454377,'GetExecutionHistory','ceab464a-b749-4df3-b21c-184c4b381dcb','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,136,1,-6943047184865308333);
INSERT INTO "api_calls" VALUES(152,1795401454378,'DescribeExecution','be9a60ae-4c92-49e7-ba0c-bbe604fcac5b','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,89,1,-6946491523376591591);
INSERT INTO "api_calls" VALUES(153,1795401454378,'GetExecutionHistory','0e5692da-73c0-48f4-9a3b-8ac89d62f406','','arn:aws:states:us-east-1:123456789012:execution:short:timed-out','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:short:timed-out"}',200,NULL,68,1,6716756256760038620);
INSERT INTO "api_calls" VALUES(154,1795401454378,'DescribeExecution','ea56228e-faa7-40b7-abdf-9ed64ee50896','','arn:aws:states:us-east-1:123456789012:execution:short:timed-out','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:short:timed-out"}',200,NULL,67,1,5182594120820207461);
INSERT INTO "api_calls" VALUES(155,1795401454379,'GetExecutionHistory','91c682b6-49a4-4e1c-8ab1-4f39acd5469e','','arn:aws:states:us-east-1:123456789012:execution:sleep:aborted','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:sleep:aborted"}',200,NULL,55,1,3447618963341680513);
INSERT INTO "api_calls" VALUES(156,1795401454379,'DescribeExecution','30d15074-2669-40a6-8906-2a7932101f46','','arn:aws:states:us-east-1:123456789012:execution:sleep:aborted','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:sleep:aborted"}',200,NULL,64,1,-3995786317069928951);
INSERT INTO "api_calls" VALUES(157,1795401454379,'GetExecutionHistory','4b83e021-488e-4c6c-85a3-2b41ee38b5b5','','arn:aws:states:us-east-1:123456789012:execution:one:retrying','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:one:retrying"}',200,NULL,66,1,-1203694470283130979);
INSERT INTO "api_calls" VALUES(158,1795401454380,'DescribeExecution','ba60b83f-15d0-477c-89e0-e6e538105eaa','','arn:aws:states:us-east-1:123456789012:execution:one:retrying','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:one:retrying"}',200,NULL,72,1,8534820146356075299);
INSERT INTO "api_calls" VALUES(159,1795401454380,'GetExecutionHistory','325f4a58-4f94-4378-a11f-3128c4c945ca','','arn:aws:states:us-east-1:123456789012:execution:one:assigned','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:one:assigned"}',200,NULL,69,1,-6445084564208466425);
INSERT INTO "api_calls" VALUES(160,1795401454380,'DescribeExecution','f4e938f3-e98e-44e1-8285-49d98785b521','','arn:aws:states:us-east-1:123456789012:execution:one:assigned','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:one:assigned"}',200,NULL,47,1,-6903589683800708841);
INSERT INTO "api_calls" VALUES(161,1795401454381,'GetExecutionHistory','033b206f-d202-45eb-bf43-7a55df8cc34a','','arn:aws:states:us-east-1:123456789012:execution:pair:pair','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:pair:pair"}',200,NULL,256,1,-3591067823651083717);
INSERT INTO "api_calls" VALUES(162,1795401454381,'DescribeExecution','02e6916c-91dc-4172-b8a1-825d8f6e0be1','','arn:aws:states:us-east-1:123456789012:execution:pair:pair','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:pair:pair"}',200,NULL,50,1,2127537579259935974);
INSERT INTO "api_calls" VALUES(163,1795401454381,'GetExecutionHistory','862ccd80-62af-401e-8116-6684fbdb78d0','','arn:aws:states:us-east-1:123456789012:execution:many:many','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:many:many"}',200,NULL,78,1,-7015043883153696743);
INSERT INTO "api_calls" VALUES(164,1795401454382,'DescribeExecution','65e3d5af-1ee8-42c6-ae44-f5fbc2e4e51e','','arn:aws:states:us-east-1:123456789012:execution:many:many','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:many:many"}',200,NULL,44,1,-4545274461604803981);
INSERT INTO "api_calls" VALUES(165,1795401454382,'GetExecutionHistory','2e555c32-ea3b-4873-b025-1db0ced815fb','','arn:aws:states:us-east-1:123456789012:execution:one:queued','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:one:queued"}',200,NULL,54,1,8214087762425562833);
INSERT INTO "api_calls" VALUES(166,1795401454382,'DescribeExecution','213e5c18-b842-4d3d-baa6-f8050e53f1e4','','arn:aws:states:us-east-1:123456789012:execution:one:queued','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:one:queued"}',200,NULL,37,1,4169927262212475215);
INSERT INTO "api_calls" VALUES(167,1795401454383,'GetExecutionHistory','aa1b9f6b-c9b9-405d-bd30-cd011d184330','','arn:aws:states:us-east-1:123456789012:execution:sleep:asleep','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:sleep:asleep"}',200,NULL,65,1,-7375008278745520087);
INSERT INTO "api_calls" VALUES(168,1795401454383,'DescribeExecution','0d95e17d-3e16-4232-819d-58e00ac2eff6','','arn:aws:states:us-east-1:123456789012:execution:sleep:asleep','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:sleep:asleep"}',200,NULL,58,1,8515489697887919696);
INSERT INTO "api_calls" VALUES(169,1795401454383,'GetExecutionHistory','4cfa6359-23ac-4476-8c42-814811e2ee0a','','arn:aws:states:us-east-1:123456789012:execution:until:until','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:until:until"}',200,NULL,53,1,-3266231501855119431);
INSERT INTO "api_calls" VALUES(170,1795401454383,'DescribeExecution','c618f784-6004-4db6-97e3-7703700a1a2c','','arn:aws:states:us-east-1:123456789012:execution:until:until','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:until:until"}',200,NULL,47,1,-8527168893673331095);
INSERT INTO "api_calls" VALUES(171,1795401454563,'StartExecution','21d7cabb-892a-49f0-9704-b6d528791877','','arn:aws:states:us-east-1:123456789012:stateMachine:sleep','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:sleep","name":"after-the-checkpoint"}',200,NULL,1000,1,563461985818622196);
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
INSERT INTO "executions" VALUES(1,1,1,'done','SUCCEEDED',1795401450240,1795401452257,39,NULL,NULL,0);
INSERT INTO "executions" VALUES(2,1,1,'caught','SUCCEEDED',1795401452260,1795401453269,35,NULL,NULL,0);
INSERT INTO "executions" VALUES(3,1,1,'failed','FAILED',1795401453272,1795401454272,29,NULL,NULL,0);
INSERT INTO "executions" VALUES(4,2,1,'timed-out','TIMED_OUT',1795401453276,1795401454276,3,NULL,NULL,0);
INSERT INTO "executions" VALUES(5,3,1,'aborted','ABORTED',1795401453280,1795401453284,3,NULL,NULL,0);
INSERT INTO "executions" VALUES(6,8,1,'of-gone','SUCCEEDED',1795401453292,1795401453292,4,NULL,NULL,0);
INSERT INTO "executions" VALUES(9,9,1,'trash-2','SUCCEEDED',1795401454284,1795401454284,4,NULL,NULL,0);
INSERT INTO "executions" VALUES(10,5,1,'retrying','RUNNING',1795401454350,NULL,NULL,NULL,NULL,0);
INSERT INTO "executions" VALUES(11,5,1,'assigned','RUNNING',1795401454363,NULL,NULL,NULL,NULL,0);
INSERT INTO "executions" VALUES(12,7,1,'pair','RUNNING',1795401454366,NULL,NULL,NULL,NULL,0);
INSERT INTO "executions" VALUES(13,6,1,'many','RUNNING',1795401454371,NULL,NULL,NULL,NULL,0);
INSERT INTO "executions" VALUES(14,5,1,'queued','RUNNING',1795401454373,NULL,NULL,NULL,NULL,0);
INSERT INTO "executions" VALUES(15,3,1,'asleep','RUNNING',1795401454374,NULL,NULL,NULL,NULL,0);
INSERT INTO "executions" VALUES(16,4,1,'until','RUNNING',1795401454375,NULL,NULL,NULL,NULL,0);
INSERT INTO "executions" VALUES(17,3,1,'after-the-checkpoint','RUNNING',1795401454564,NULL,NULL,NULL,NULL,0);
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
INSERT INTO "history_events" VALUES(9,1,1,1,0,1795401450240,'ExecutionStarted',1,0,NULL,'{"n": 7, "items": [{"n": 1}, {"n": 2}, {"n": 3}]}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"done","stateMachineId":1,"revision":1,"deadline":1826937450240,"startAt":"Both","evaluator":1}',9,-7405007526775059810);
INSERT INTO "history_events" VALUES(10,1,2,2,0,1795401450240,'ParallelStateEntered',1,0,'Both',NULL,1,NULL,NULL,9,-8361509355745989648);
INSERT INTO "history_events" VALUES(11,1,3,3,2,1795401450240,'ParallelStateStarted',1,0,'Both',NULL,1,NULL,'{"firstBranch":1,"startAt":["Left","Right"]}',9,-4258940969883304045);
INSERT INTO "history_events" VALUES(12,1,4,4,3,1795401450240,'PassStateEntered',1,1,'Left',NULL,1,NULL,NULL,9,5326559082029229543);
INSERT INTO "history_events" VALUES(13,1,5,5,4,1795401450240,'PassStateExited',1,1,'Left',NULL,1,'{"assignedVariables":{"side":7}}',NULL,9,1075130292453751284);
INSERT INTO "history_events" VALUES(14,1,6,6,3,1795401450240,'WaitStateEntered',1,2,'Right',NULL,1,NULL,'{"waitUntil":1795401451240}',9,9075795472536015043);
INSERT INTO "history_events" VALUES(15,1,7,7,6,1795401451240,'WaitStateExited',1,2,'Right',NULL,1,NULL,NULL,NULL,-6638047759237900);
INSERT INTO "history_events" VALUES(16,1,8,8,7,1795401451240,'ParallelStateSucceeded',1,0,'Both',NULL,NULL,NULL,NULL,NULL,-7592739487183799055);
INSERT INTO "history_events" VALUES(17,1,9,9,7,1795401451240,'ParallelStateExited',1,0,'Both','{"n":7,"items":[{"n":1},{"n":2},{"n":3}],"both":[{"n":7,"items":[{"n":1},{"n":2},{"n":3}]},{"n":7,"items":[{"n":1},{"n":2},{"n":3}]}]}',NULL,NULL,'{"next":"Each"}',NULL,-9137580691662357785);
INSERT INTO "history_events" VALUES(18,1,10,10,9,1795401451240,'MapStateEntered',1,0,'Each',NULL,9,NULL,NULL,NULL,524460009859675301);
INSERT INTO "history_events" VALUES(19,1,11,11,10,1795401451240,'MapStateStarted',1,0,'Each',NULL,9,'{"length":3}','{"items":[{"n":1},{"n":2},{"n":3}],"slots":40}',NULL,3362013654060102409);
INSERT INTO "history_events" VALUES(20,1,12,12,11,1795401451240,'MapIterationStarted',1,3,'Each','{"n":1}',NULL,'{"index":0}','{"parent":0,"startAt":"Double"}',NULL,-2068185953843286528);
INSERT INTO "history_events" VALUES(21,1,13,13,11,1795401451240,'MapIterationStarted',1,4,'Each','{"n":2}',NULL,'{"index":1}','{"parent":0,"startAt":"Double"}',NULL,-5620874931649365809);
INSERT INTO "history_events" VALUES(22,1,14,14,11,1795401451240,'MapIterationStarted',1,5,'Each','{"n":3}',NULL,'{"index":2}','{"parent":0,"startAt":"Double"}',NULL,-1043506096610755277);
INSERT INTO "history_events" VALUES(23,1,15,15,12,1795401451240,'PassStateEntered',1,3,'Double',NULL,12,NULL,NULL,NULL,3963790677673036314);
INSERT INTO "history_events" VALUES(24,1,16,16,15,1795401451240,'PassStateExited',1,3,'Double','{"twice":2}',NULL,NULL,NULL,NULL,-1414884693396584847);
INSERT INTO "history_events" VALUES(25,1,17,17,16,1795401451240,'MapIterationSucceeded',1,3,'Each',NULL,NULL,'{"index":0}',NULL,NULL,-8640762630378910529);
INSERT INTO "history_events" VALUES(26,1,18,18,13,1795401451240,'PassStateEntered',1,4,'Double',NULL,13,NULL,NULL,NULL,9074381190369717850);
INSERT INTO "history_events" VALUES(27,1,19,19,18,1795401451240,'PassStateExited',1,4,'Double','{"twice":4}',NULL,NULL,NULL,NULL,5740384827664681782);
INSERT INTO "history_events" VALUES(28,1,20,20,19,1795401451240,'MapIterationSucceeded',1,4,'Each',NULL,NULL,'{"index":1}',NULL,NULL,-2394689602116500237);
INSERT INTO "history_events" VALUES(29,1,21,21,14,1795401451240,'PassStateEntered',1,5,'Double',NULL,14,NULL,NULL,NULL,-5168991392700776074);
INSERT INTO "history_events" VALUES(30,1,22,22,21,1795401451240,'PassStateExited',1,5,'Double','{"twice":6}',NULL,NULL,NULL,NULL,2097767217995256972);
INSERT INTO "history_events" VALUES(31,1,23,23,22,1795401451240,'MapIterationSucceeded',1,5,'Each',NULL,NULL,'{"index":2}',NULL,NULL,1097520482726965534);
INSERT INTO "history_events" VALUES(32,1,24,24,23,1795401451240,'MapStateSucceeded',1,0,'Each',NULL,NULL,NULL,NULL,NULL,-3884782950187808302);
INSERT INTO "history_events" VALUES(33,1,25,25,23,1795401451240,'MapStateExited',1,0,'Each','{"n":7,"items":[{"n":1},{"n":2},{"n":3}],"both":[{"n":7,"items":[{"n":1},{"n":2},{"n":3}]},{"n":7,"items":[{"n":1},{"n":2},{"n":3}]}],"each":[{"twice":2},{"twice":4},{"twice":6}]}',NULL,NULL,'{"next":"Ask"}',NULL,-1548340180151879862);
INSERT INTO "history_events" VALUES(34,1,26,26,25,1795401451240,'ChoiceStateEntered',1,0,'Ask',NULL,25,NULL,NULL,NULL,9099112970932979327);
INSERT INTO "history_events" VALUES(35,1,27,27,26,1795401451240,'ChoiceStateExited',1,0,'Ask',NULL,25,NULL,'{"next":"Ship"}',NULL,1893192131180120329);
INSERT INTO "history_events" VALUES(36,1,28,28,27,1795401451240,'TaskStateEntered',1,0,'Ship',NULL,25,NULL,NULL,NULL,-1561529437537662873);
INSERT INTO "history_events" VALUES(37,1,29,29,28,1795401451240,'ActivityScheduled',1,0,'Ship',NULL,25,'{"resource":"arn:aws:states:us-east-1:123456789012:activity:ship","timeoutInSeconds":80000000,"heartbeatInSeconds":600}','{"activityId":1}',NULL,7850988201897738488);
INSERT INTO "history_events" VALUES(38,1,30,30,29,1795401451240,'ActivityStarted',1,0,NULL,NULL,NULL,'{"workerName":"w"}','{"task":29,"nonce":"hRWcM3B2zZkVHNEGgwApSw","timeoutAt":1875401451240}',11,-5227889110687678291);
INSERT INTO "history_events" VALUES(39,1,31,31,30,1795401451249,'ActivityFailed',1,0,NULL,NULL,NULL,'{"error":"Busy","cause":"as told"}','{"task":29}',12,-759631627379609735);
INSERT INTO "history_events" VALUES(40,1,32,NULL,NULL,1795401451249,'RetryScheduled',1,0,'Ship',NULL,NULL,NULL,'{"retrier":0,"attempt":1,"dueAt":1795401452249,"after":31,"error":"Busy"}',12,-5974115834477276567);
INSERT INTO "history_events" VALUES(41,1,33,32,31,1795401452249,'ActivityScheduled',1,0,'Ship',NULL,25,'{"resource":"arn:aws:states:us-east-1:123456789012:activity:ship","timeoutInSeconds":80000000,"heartbeatInSeconds":600}','{"activityId":1}',NULL,-7109649181364243854);
INSERT INTO "history_events" VALUES(42,1,34,33,32,1795401452249,'ActivityStarted',1,0,NULL,NULL,NULL,'{"workerName":"w"}','{"task":33,"nonce":"RzxEZmQ0cajQt46qbSPT-A","timeoutAt":1875401452249}',14,3466391607865990075);
INSERT INTO "history_events" VALUES(43,1,35,34,33,1795401452257,'ActivitySucceeded',1,0,NULL,'{"shipped":true}',NULL,NULL,'{"task":33}',15,-8100624626762600114);
INSERT INTO "history_events" VALUES(44,1,36,35,34,1795401452257,'TaskStateExited',1,0,'Ship',NULL,35,NULL,'{"next":"Done"}',15,-3031449100615054837);
INSERT INTO "history_events" VALUES(45,1,37,36,35,1795401452257,'SucceedStateEntered',1,0,'Done',NULL,35,NULL,NULL,15,71251283772877651);
INSERT INTO "history_events" VALUES(46,1,38,37,36,1795401452257,'SucceedStateExited',1,0,'Done',NULL,35,NULL,NULL,15,-7460849282381478145);
INSERT INTO "history_events" VALUES(47,1,39,38,37,1795401452257,'ExecutionSucceeded',1,0,NULL,NULL,35,NULL,NULL,15,-2172187312016842645);
INSERT INTO "history_events" VALUES(48,2,1,1,0,1795401452260,'ExecutionStarted',1,0,NULL,'{"n": 7, "items": [{"n": 1}, {"n": 2}, {"n": 3}]}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"caught","stateMachineId":1,"revision":1,"deadline":1826937452260,"startAt":"Both","evaluator":1}',16,-3018480622531742749);
INSERT INTO "history_events" VALUES(49,2,2,2,0,1795401452260,'ParallelStateEntered',1,0,'Both',NULL,1,NULL,NULL,16,9120114993606261271);
INSERT INTO "history_events" VALUES(50,2,3,3,2,1795401452260,'ParallelStateStarted',1,0,'Both',NULL,1,NULL,'{"firstBranch":1,"startAt":["Left","Right"]}',16,-7691870111679692661);
INSERT INTO "history_events" VALUES(51,2,4,4,3,1795401452260,'PassStateEntered',1,1,'Left',NULL,1,NULL,NULL,16,5135396340078697149);
INSERT INTO "history_events" VALUES(52,2,5,5,4,1795401452260,'PassStateExited',1,1,'Left',NULL,1,'{"assignedVariables":{"side":7}}',NULL,16,4062137803437084026);
INSERT INTO "history_events" VALUES(53,2,6,6,3,1795401452260,'WaitStateEntered',1,2,'Right',NULL,1,NULL,'{"waitUntil":1795401453260}',16,184056131063154438);
INSERT INTO "history_events" VALUES(54,2,7,7,6,1795401453260,'WaitStateExited',1,2,'Right',NULL,1,NULL,NULL,NULL,8622764191902220737);
INSERT INTO "history_events" VALUES(55,2,8,8,7,1795401453260,'ParallelStateSucceeded',1,0,'Both',NULL,NULL,NULL,NULL,NULL,-3464377032005156589);
INSERT INTO "history_events" VALUES(56,2,9,9,7,1795401453260,'ParallelStateExited',1,0,'Both','{"n":7,"items":[{"n":1},{"n":2},{"n":3}],"both":[{"n":7,"items":[{"n":1},{"n":2},{"n":3}]},{"n":7,"items":[{"n":1},{"n":2},{"n":3}]}]}',NULL,NULL,'{"next":"Each"}',NULL,4612240965901726590);
INSERT INTO "history_events" VALUES(57,2,10,10,9,1795401453260,'MapStateEntered',1,0,'Each',NULL,9,NULL,NULL,NULL,-6382140158721117632);
INSERT INTO "history_events" VALUES(58,2,11,11,10,1795401453260,'MapStateStarted',1,0,'Each',NULL,9,'{"length":3}','{"items":[{"n":1},{"n":2},{"n":3}],"slots":40}',NULL,5234850501211471670);
INSERT INTO "history_events" VALUES(59,2,12,12,11,1795401453260,'MapIterationStarted',1,3,'Each','{"n":1}',NULL,'{"index":0}','{"parent":0,"startAt":"Double"}',NULL,4809099671670995648);
INSERT INTO "history_events" VALUES(60,2,13,13,11,1795401453260,'MapIterationStarted',1,4,'Each','{"n":2}',NULL,'{"index":1}','{"parent":0,"startAt":"Double"}',NULL,-1635458967821402911);
INSERT INTO "history_events" VALUES(61,2,14,14,11,1795401453260,'MapIterationStarted',1,5,'Each','{"n":3}',NULL,'{"index":2}','{"parent":0,"startAt":"Double"}',NULL,-5922945263191271284);
INSERT INTO "history_events" VALUES(62,2,15,15,12,1795401453260,'PassStateEntered',1,3,'Double',NULL,12,NULL,NULL,NULL,-2381628604630354882);
INSERT INTO "history_events" VALUES(63,2,16,16,15,1795401453260,'PassStateExited',1,3,'Double','{"twice":2}',NULL,NULL,NULL,NULL,2847051455064711755);
INSERT INTO "history_events" VALUES(64,2,17,17,16,1795401453260,'MapIterationSucceeded',1,3,'Each',NULL,NULL,'{"index":0}',NULL,NULL,1309647408944345042);
INSERT INTO "history_events" VALUES(65,2,18,18,13,1795401453260,'PassStateEntered',1,4,'Double',NULL,13,NULL,NULL,NULL,-7586795577958779346);
INSERT INTO "history_events" VALUES(66,2,19,19,18,1795401453260,'PassStateExited',1,4,'Double','{"twice":4}',NULL,NULL,NULL,NULL,-2709288123398132623);
INSERT INTO "history_events" VALUES(67,2,20,20,19,1795401453260,'MapIterationSucceeded',1,4,'Each',NULL,NULL,'{"index":1}',NULL,NULL,-6176132256274160982);
INSERT INTO "history_events" VALUES(68,2,21,21,14,1795401453260,'PassStateEntered',1,5,'Double',NULL,14,NULL,NULL,NULL,-5064460077211857439);
INSERT INTO "history_events" VALUES(69,2,22,22,21,1795401453260,'PassStateExited',1,5,'Double','{"twice":6}',NULL,NULL,NULL,NULL,-4670067636755984589);
INSERT INTO "history_events" VALUES(70,2,23,23,22,1795401453260,'MapIterationSucceeded',1,5,'Each',NULL,NULL,'{"index":2}',NULL,NULL,-5744166823637034974);
INSERT INTO "history_events" VALUES(71,2,24,24,23,1795401453260,'MapStateSucceeded',1,0,'Each',NULL,NULL,NULL,NULL,NULL,-4653790447294623891);
INSERT INTO "history_events" VALUES(72,2,25,25,23,1795401453260,'MapStateExited',1,0,'Each','{"n":7,"items":[{"n":1},{"n":2},{"n":3}],"both":[{"n":7,"items":[{"n":1},{"n":2},{"n":3}]},{"n":7,"items":[{"n":1},{"n":2},{"n":3}]}],"each":[{"twice":2},{"twice":4},{"twice":6}]}',NULL,NULL,'{"next":"Ask"}',NULL,-5198562457813634731);
INSERT INTO "history_events" VALUES(73,2,26,26,25,1795401453260,'ChoiceStateEntered',1,0,'Ask',NULL,25,NULL,NULL,NULL,-9113161125017462191);
INSERT INTO "history_events" VALUES(74,2,27,27,26,1795401453260,'ChoiceStateExited',1,0,'Ask',NULL,25,NULL,'{"next":"Ship"}',NULL,-3558579607889510298);
INSERT INTO "history_events" VALUES(75,2,28,28,27,1795401453260,'TaskStateEntered',1,0,'Ship',NULL,25,NULL,NULL,NULL,5932858932652287454);
INSERT INTO "history_events" VALUES(76,2,29,29,28,1795401453260,'ActivityScheduled',1,0,'Ship',NULL,25,'{"resource":"arn:aws:states:us-east-1:123456789012:activity:ship","timeoutInSeconds":80000000,"heartbeatInSeconds":600}','{"activityId":1}',NULL,1485914167639605979);
INSERT INTO "history_events" VALUES(77,2,30,30,29,1795401453260,'ActivityStarted',1,0,NULL,NULL,NULL,'{"workerName":"w"}','{"task":29,"nonce":"sbQ2FmRKEEzePvQDZ45I3g","timeoutAt":1875401453260}',18,-6623960716423175999);
INSERT INTO "history_events" VALUES(78,2,31,31,30,1795401453269,'ActivityFailed',1,0,NULL,NULL,NULL,'{"error":"Broken","cause":"as told"}','{"task":29}',19,-1161437364892945479);
INSERT INTO "history_events" VALUES(79,2,32,32,31,1795401453269,'TaskStateExited',1,0,'Ship','{"Error":"Broken","Cause":"as told"}',NULL,NULL,'{"next":"Fallback"}',19,7105779183900495914);
INSERT INTO "history_events" VALUES(80,2,33,33,32,1795401453269,'PassStateEntered',1,0,'Fallback',NULL,32,NULL,NULL,19,-2248362548096577703);
INSERT INTO "history_events" VALUES(81,2,34,34,33,1795401453269,'PassStateExited',1,0,'Fallback','"given up"',NULL,NULL,NULL,19,8127441473779371204);
INSERT INTO "history_events" VALUES(82,2,35,35,34,1795401453269,'ExecutionSucceeded',1,0,NULL,NULL,34,NULL,NULL,19,-6387238410301374853);
INSERT INTO "history_events" VALUES(83,3,1,1,0,1795401453272,'ExecutionStarted',1,0,NULL,'{"n": 2, "items": [{"n": 1}, {"n": 2}, {"n": 3}]}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"failed","stateMachineId":1,"revision":1,"deadline":1826937453272,"startAt":"Both","evaluator":1}',20,-3284109126424073757);
INSERT INTO "history_events" VALUES(84,3,2,2,0,1795401453272,'ParallelStateEntered',1,0,'Both',NULL,1,NULL,NULL,20,-7943653635847590016);
INSERT INTO "history_events" VALUES(85,3,3,3,2,1795401453272,'ParallelStateStarted',1,0,'Both',NULL,1,NULL,'{"firstBranch":1,"startAt":["Left","Right"]}',20,-14455163049959688);
INSERT INTO "history_events" VALUES(86,3,4,4,3,1795401453272,'PassStateEntered',1,1,'Left',NULL,1,NULL,NULL,20,-5797968078096873220);
INSERT INTO "history_events" VALUES(87,3,5,5,4,1795401453272,'PassStateExited',1,1,'Left',NULL,1,'{"assignedVariables":{"side":2}}',NULL,20,-3871937179715711305);
INSERT INTO "history_events" VALUES(88,3,6,6,3,1795401453272,'WaitStateEntered',1,2,'Right',NULL,1,NULL,'{"waitUntil":1795401454272}',20,2758256771781090651);
INSERT INTO "history_events" VALUES(89,4,1,1,0,1795401453276,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"timed-out","stateMachineId":2,"revision":1,"deadline":1795401454276,"startAt":"Long","evaluator":1}',21,-7002500297707645297);
INSERT INTO "history_events" VALUES(90,4,2,2,0,1795401453276,'WaitStateEntered',1,0,'Long',NULL,1,NULL,'{"waitUntil":1795401513276}',21,2137282442777132644);
INSERT INTO "history_events" VALUES(91,5,1,1,0,1795401453280,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"aborted","stateMachineId":3,"revision":1,"deadline":1826937453280,"startAt":"Later","evaluator":1}',22,-5320822486747541175);
INSERT INTO "history_events" VALUES(92,5,2,2,0,1795401453280,'WaitStateEntered',1,0,'Later',NULL,1,NULL,'{"waitUntil":1795401493280}',22,-3010324839183112267);
INSERT INTO "history_events" VALUES(93,5,3,3,0,1795401453284,'ExecutionAborted',1,0,NULL,NULL,NULL,'{"error":"No","cause":"not wanted"}',NULL,23,9222969367110644902);
INSERT INTO "history_events" VALUES(95,6,1,1,0,1795401453292,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"of-gone","stateMachineId":8,"revision":1,"deadline":1826937453292,"startAt":"A","evaluator":1}',25,8066809119544709439);
INSERT INTO "history_events" VALUES(96,6,2,2,0,1795401453292,'PassStateEntered',1,0,'A',NULL,1,NULL,NULL,25,5611940406299731278);
INSERT INTO "history_events" VALUES(97,6,3,3,2,1795401453292,'PassStateExited',1,0,'A',NULL,1,NULL,NULL,25,-3999737100928623047);
INSERT INTO "history_events" VALUES(98,6,4,4,3,1795401453292,'ExecutionSucceeded',1,0,NULL,NULL,1,NULL,NULL,25,6241830334441154844);
INSERT INTO "history_events" VALUES(101,3,7,7,6,1795401454272,'WaitStateExited',1,2,'Right',NULL,1,NULL,NULL,NULL,-7928489288281281469);
INSERT INTO "history_events" VALUES(102,3,8,8,7,1795401454272,'ParallelStateSucceeded',1,0,'Both',NULL,NULL,NULL,NULL,NULL,-8623775261854655796);
INSERT INTO "history_events" VALUES(103,3,9,9,7,1795401454272,'ParallelStateExited',1,0,'Both','{"n":2,"items":[{"n":1},{"n":2},{"n":3}],"both":[{"n":2,"items":[{"n":1},{"n":2},{"n":3}]},{"n":2,"items":[{"n":1},{"n":2},{"n":3}]}]}',NULL,NULL,'{"next":"Each"}',NULL,-1041643122778691711);
INSERT INTO "history_events" VALUES(104,3,10,10,9,1795401454272,'MapStateEntered',1,0,'Each',NULL,9,NULL,NULL,NULL,-2335034765037911562);
INSERT INTO "history_events" VALUES(105,3,11,11,10,1795401454272,'MapStateStarted',1,0,'Each',NULL,9,'{"length":3}','{"items":[{"n":1},{"n":2},{"n":3}],"slots":40}',NULL,6867872792219891690);
INSERT INTO "history_events" VALUES(106,3,12,12,11,1795401454272,'MapIterationStarted',1,3,'Each','{"n":1}',NULL,'{"index":0}','{"parent":0,"startAt":"Double"}',NULL,-3037601428658901644);
INSERT INTO "history_events" VALUES(107,3,13,13,11,1795401454272,'MapIterationStarted',1,4,'Each','{"n":2}',NULL,'{"index":1}','{"parent":0,"startAt":"Double"}',NULL,-6408419043860326701);
INSERT INTO "history_events" VALUES(108,3,14,14,11,1795401454272,'MapIterationStarted',1,5,'Each','{"n":3}',NULL,'{"index":2}','{"parent":0,"startAt":"Double"}',NULL,-4183023257104676911);
INSERT INTO "history_events" VALUES(109,3,15,15,12,1795401454272,'PassStateEntered',1,3,'Double',NULL,12,NULL,NULL,NULL,4122324835943872137);
INSERT INTO "history_events" VALUES(110,3,16,16,15,1795401454272,'PassStateExited',1,3,'Double','{"twice":2}',NULL,NULL,NULL,NULL,-6293646254806032686);
INSERT INTO "history_events" VALUES(111,3,17,17,16,1795401454272,'MapIterationSucceeded',1,3,'Each',NULL,NULL,'{"index":0}',NULL,NULL,-7086899977272977633);
INSERT INTO "history_events" VALUES(112,3,18,18,13,1795401454272,'PassStateEntered',1,4,'Double',NULL,13,NULL,NULL,NULL,-3625908470476734940);
INSERT INTO "history_events" VALUES(113,3,19,19,18,1795401454272,'PassStateExited',1,4,'Double','{"twice":4}',NULL,NULL,NULL,NULL,5525769716556514930);
INSERT INTO "history_events" VALUES(114,3,20,20,19,1795401454272,'MapIterationSucceeded',1,4,'Each',NULL,NULL,'{"index":1}',NULL,NULL,-8641300644983204438);
INSERT INTO "history_events" VALUES(115,3,21,21,14,1795401454272,'PassStateEntered',1,5,'Double',NULL,14,NULL,NULL,NULL,-6413267996035994074);
INSERT INTO "history_events" VALUES(116,3,22,22,21,1795401454272,'PassStateExited',1,5,'Double','{"twice":6}',NULL,NULL,NULL,NULL,-7331890598625771305);
INSERT INTO "history_events" VALUES(117,3,23,23,22,1795401454272,'MapIterationSucceeded',1,5,'Each',NULL,NULL,'{"index":2}',NULL,NULL,-3109821055168401660);
INSERT INTO "history_events" VALUES(118,3,24,24,23,1795401454272,'MapStateSucceeded',1,0,'Each',NULL,NULL,NULL,NULL,NULL,5476229345205030961);
INSERT INTO "history_events" VALUES(119,3,25,25,23,1795401454272,'MapStateExited',1,0,'Each','{"n":2,"items":[{"n":1},{"n":2},{"n":3}],"both":[{"n":2,"items":[{"n":1},{"n":2},{"n":3}]},{"n":2,"items":[{"n":1},{"n":2},{"n":3}]}],"each":[{"twice":2},{"twice":4},{"twice":6}]}',NULL,NULL,'{"next":"Ask"}',NULL,292472146430375843);
INSERT INTO "history_events" VALUES(120,3,26,26,25,1795401454272,'ChoiceStateEntered',1,0,'Ask',NULL,25,NULL,NULL,NULL,-537199592141444866);
INSERT INTO "history_events" VALUES(121,3,27,27,26,1795401454272,'ChoiceStateExited',1,0,'Ask',NULL,25,NULL,'{"next":"Fail"}',NULL,-7448065181844420436);
INSERT INTO "history_events" VALUES(122,3,28,28,27,1795401454272,'FailStateEntered',1,0,'Fail',NULL,25,NULL,NULL,NULL,9075057565487856719);
INSERT INTO "history_events" VALUES(123,3,29,29,28,1795401454272,'ExecutionFailed',1,0,NULL,NULL,NULL,'{"error":"TooSmall","cause":"n is too small"}',NULL,NULL,-1160476433847092204);
INSERT INTO "history_events" VALUES(124,4,3,3,0,1795401454276,'ExecutionTimedOut',1,0,NULL,NULL,NULL,'{"error":"States.Timeout"}',NULL,NULL,3914645863509101578);
INSERT INTO "history_events" VALUES(134,9,1,1,0,1795401454284,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"trash-2","stateMachineId":9,"revision":1,"deadline":1826937454284,"startAt":"A","evaluator":1}',126,-7785130705781020265);
INSERT INTO "history_events" VALUES(135,9,2,2,0,1795401454284,'PassStateEntered',1,0,'A',NULL,1,NULL,NULL,126,2720880071035051388);
INSERT INTO "history_events" VALUES(136,9,3,3,2,1795401454284,'PassStateExited',1,0,'A',NULL,1,NULL,NULL,126,-1583641388524003815);
INSERT INTO "history_events" VALUES(137,9,4,4,3,1795401454284,'ExecutionSucceeded',1,0,NULL,NULL,1,NULL,NULL,126,-6681188095028713880);
INSERT INTO "history_events" VALUES(139,10,1,1,0,1795401454350,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"retrying","stateMachineId":5,"revision":1,"deadline":1826937454350,"startAt":"Work","evaluator":1}',130,-3997539634536894923);
INSERT INTO "history_events" VALUES(140,10,2,2,0,1795401454350,'TaskStateEntered',1,0,'Work',NULL,1,NULL,NULL,130,-2676686047298676158);
INSERT INTO "history_events" VALUES(141,10,3,3,2,1795401454350,'ActivityScheduled',1,0,'Work',NULL,1,'{"resource":"arn:aws:states:us-east-1:123456789012:activity:ship","timeoutInSeconds":80000000,"heartbeatInSeconds":600}','{"activityId":1}',130,8342346795363080639);
INSERT INTO "history_events" VALUES(142,10,4,4,3,1795401454356,'ActivityStarted',1,0,NULL,NULL,NULL,'{"workerName":"w"}','{"task":3,"nonce":"wWFjckGeZpk5cFHzuMM5gQ","timeoutAt":1875401454356}',132,-448452449682513027);
INSERT INTO "history_events" VALUES(143,10,5,5,4,1795401454360,'ActivityFailed',1,0,NULL,NULL,NULL,'{"error":"Busy","cause":"as told"}','{"task":3}',133,-4195425220614891579);
INSERT INTO "history_events" VALUES(144,10,6,NULL,NULL,1795401454360,'RetryScheduled',1,0,'Work',NULL,NULL,NULL,'{"retrier":0,"attempt":1,"dueAt":1795401494360,"after":5,"error":"Busy"}',133,-3303860828892044213);
INSERT INTO "history_events" VALUES(145,11,1,1,0,1795401454363,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"assigned","stateMachineId":5,"revision":1,"deadline":1826937454363,"startAt":"Work","evaluator":1}',134,-4764047214331651903);
INSERT INTO "history_events" VALUES(146,11,2,2,0,1795401454363,'TaskStateEntered',1,0,'Work',NULL,1,NULL,NULL,134,2385819302554127168);
INSERT INTO "history_events" VALUES(147,11,3,3,2,1795401454363,'ActivityScheduled',1,0,'Work',NULL,1,'{"resource":"arn:aws:states:us-east-1:123456789012:activity:ship","timeoutInSeconds":80000000,"heartbeatInSeconds":600}','{"activityId":1}',134,-7242300206038396208);
INSERT INTO "history_events" VALUES(148,11,4,4,3,1795401454365,'ActivityStarted',1,0,NULL,NULL,NULL,'{"workerName":"w"}','{"task":3,"nonce":"6921dqO4xUq-LDisTc4vEg","timeoutAt":1875401454365}',136,2724827654254625505);
INSERT INTO "history_events" VALUES(149,12,1,1,0,1795401454366,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"pair","stateMachineId":7,"revision":1,"deadline":1826937454366,"startAt":"Both","evaluator":1}',138,3870953753222191319);
INSERT INTO "history_events" VALUES(150,12,2,2,0,1795401454366,'ParallelStateEntered',1,0,'Both',NULL,1,NULL,NULL,138,-814787611222407894);
INSERT INTO "history_events" VALUES(151,12,3,3,2,1795401454366,'ParallelStateStarted',1,0,'Both',NULL,1,NULL,'{"firstBranch":1,"startAt":["Work","Later"]}',138,-5573513366575844154);
INSERT INTO "history_events" VALUES(152,12,4,4,3,1795401454366,'TaskStateEntered',1,1,'Work',NULL,1,NULL,NULL,138,6571503347266339960);
INSERT INTO "history_events" VALUES(153,12,5,5,4,1795401454366,'ActivityScheduled',1,1,'Work',NULL,1,'{"resource":"arn:aws:states:us-east-1:123456789012:activity:ship","timeoutInSeconds":80000000,"heartbeatInSeconds":600}','{"activityId":1}',138,-1311773977833984272);
INSERT INTO "history_events" VALUES(154,12,6,6,3,1795401454366,'WaitStateEntered',1,2,'Later',NULL,1,NULL,'{"waitUntil":1795401494366}',138,4885518498832477302);
INSERT INTO "history_events" VALUES(155,12,7,7,5,1795401454368,'ActivityStarted',1,1,NULL,NULL,NULL,'{"workerName":"w"}','{"task":5,"nonce":"6ZR-23m41v48JCwtFt8d2g","timeoutAt":1875401454368}',140,3498245756480731952);
INSERT INTO "history_events" VALUES(156,13,1,1,0,1795401454371,'ExecutionStarted',1,0,NULL,'[{"n": 1}, {"n": 2}, {"n": 3}]',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"many","stateMachineId":6,"revision":1,"deadline":1826937454371,"startAt":"Each","evaluator":1}',141,2730874178705230063);
INSERT INTO "history_events" VALUES(157,13,2,2,0,1795401454371,'MapStateEntered',1,0,'Each',NULL,1,NULL,NULL,141,-2513852269270043341);
INSERT INTO "history_events" VALUES(158,13,3,3,2,1795401454371,'MapStateStarted',1,0,'Each',NULL,1,'{"length":3}','{"slots":2}',141,720609188702049757);
INSERT INTO "history_events" VALUES(159,13,4,4,3,1795401454371,'MapIterationStarted',1,1,'Each','{"n":1}',NULL,'{"index":0}','{"parent":0,"startAt":"Work"}',141,-9098468909374659046);
INSERT INTO "history_events" VALUES(160,13,5,5,3,1795401454371,'MapIterationStarted',1,2,'Each','{"n":2}',NULL,'{"index":1}','{"parent":0,"startAt":"Work"}',141,8022937797068101418);
INSERT INTO "history_events" VALUES(161,13,6,6,4,1795401454371,'TaskStateEntered',1,1,'Work',NULL,4,NULL,NULL,141,-8737362418068129682);
INSERT INTO "history_events" VALUES(162,13,7,7,6,1795401454371,'ActivityScheduled',1,1,'Work',NULL,4,'{"resource":"arn:aws:states:us-east-1:123456789012:activity:ship","timeoutInSeconds":80000000,"heartbeatInSeconds":600}','{"activityId":1}',141,2536853097939707228);
INSERT INTO "history_events" VALUES(163,13,8,8,5,1795401454371,'TaskStateEntered',1,2,'Work',NULL,5,NULL,NULL,141,8835929685525315372);
INSERT INTO "history_events" VALUES(164,13,9,9,8,1795401454371,'ActivityScheduled',1,2,'Work',NULL,5,'{"resource":"arn:aws:states:us-east-1:123456789012:activity:ship","timeoutInSeconds":80000000,"heartbeatInSeconds":600}','{"activityId":1}',141,8881488983041159139);
INSERT INTO "history_events" VALUES(165,13,10,10,7,1795401454372,'ActivityStarted',1,1,NULL,NULL,NULL,'{"workerName":"w"}','{"task":7,"nonce":"D6fBdCtzUVoAhSuzIWS-UA","timeoutAt":1875401454372}',143,-5633865395322219496);
INSERT INTO "history_events" VALUES(166,14,1,1,0,1795401454373,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"queued","stateMachineId":5,"revision":1,"deadline":1826937454373,"startAt":"Work","evaluator":1}',144,1398872843437984280);
INSERT INTO "history_events" VALUES(167,14,2,2,0,1795401454373,'TaskStateEntered',1,0,'Work',NULL,1,NULL,NULL,144,3238494466567571287);
INSERT INTO "history_events" VALUES(168,14,3,3,2,1795401454373,'ActivityScheduled',1,0,'Work',NULL,1,'{"resource":"arn:aws:states:us-east-1:123456789012:activity:ship","timeoutInSeconds":80000000,"heartbeatInSeconds":600}','{"activityId":1}',144,1344021370846064837);
INSERT INTO "history_events" VALUES(169,15,1,1,0,1795401454374,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"asleep","stateMachineId":3,"revision":1,"deadline":1826937454374,"startAt":"Later","evaluator":1}',145,-1349511667220651350);
INSERT INTO "history_events" VALUES(170,15,2,2,0,1795401454374,'WaitStateEntered',1,0,'Later',NULL,1,NULL,'{"waitUntil":1795401494374}',145,7465976341295931899);
INSERT INTO "history_events" VALUES(171,16,1,1,0,1795401454375,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"until","stateMachineId":4,"revision":1,"deadline":1826937454375,"startAt":"Day","evaluator":1}',146,-6925532178668497580);
INSERT INTO "history_events" VALUES(172,16,2,2,0,1795401454375,'WaitStateEntered',1,0,'Day',NULL,1,NULL,NULL,146,-2982392122980200242);
INSERT INTO "history_events" VALUES(173,16,3,3,2,1795401454375,'WaitStateExited',1,0,'Day',NULL,1,NULL,'{"next":"Later"}',146,998309054853530113);
INSERT INTO "history_events" VALUES(174,16,4,4,3,1795401454375,'WaitStateEntered',1,0,'Later',NULL,1,NULL,'{"waitUntil":1795401490000,"wallClock":true}',146,-8540137938526824613);
INSERT INTO "history_events" VALUES(175,17,1,1,0,1795401454564,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"after-the-checkpoint","stateMachineId":3,"revision":1,"deadline":1826937454564,"startAt":"Later","evaluator":1}',171,-3748337859447687060);
INSERT INTO "history_events" VALUES(176,17,2,2,0,1795401454564,'WaitStateEntered',1,0,'Later',NULL,1,NULL,'{"waitUntil":1795401494564}',171,1530349825131712119);
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
INSERT INTO "meta" VALUES(1,0,1795401450189,X'5EE81E442BD2CA37F5E35E6FF90E06F14C82E5F445ADA5737F485D3561CF72C8',1,0,65537,4097,16385,174,1,0);
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
INSERT INTO "pending" VALUES(10,'ExecutionTimeout',1,1826937454350,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(10,'Retry',6,1795401494360,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(11,'AssignedTask',3,NULL,0,NULL,1,0,NULL,1,NULL);
INSERT INTO "pending" VALUES(11,'ExecutionTimeout',1,1826937454363,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(11,'Heartbeat',3,1795402054365,0,600000,NULL,0,NULL,0,1795401454366);
INSERT INTO "pending" VALUES(11,'TaskTimeout',3,1875401454365,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(12,'AssignedTask',5,NULL,0,NULL,1,0,NULL,1,NULL);
INSERT INTO "pending" VALUES(12,'ExecutionTimeout',1,1826937454366,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(12,'Heartbeat',5,1795402054368,0,600000,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(12,'TaskTimeout',5,1875401454368,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(12,'Wait',6,1795401494366,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(13,'AssignedTask',7,NULL,0,NULL,1,0,NULL,1,NULL);
INSERT INTO "pending" VALUES(13,'ExecutionTimeout',1,1826937454371,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(13,'Heartbeat',7,1795402054372,0,600000,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(13,'QueuedTask',9,NULL,0,NULL,1,0,1795401454371,0,NULL);
INSERT INTO "pending" VALUES(13,'TaskTimeout',7,1875401454372,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(14,'ExecutionTimeout',1,1826937454373,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(14,'QueuedTask',3,NULL,0,NULL,1,0,1795401454373,0,NULL);
INSERT INTO "pending" VALUES(15,'ExecutionTimeout',1,1826937454374,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(15,'Wait',2,1795401494374,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(16,'ExecutionTimeout',1,1826937454375,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(16,'Wait',4,1795401490000,1,NULL,NULL,0,NULL,0,NULL);
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
INSERT INTO "purges" VALUES(138,1795401454324,'purge','[[7,8]]',2,NULL,129,912081590128866427);
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
INSERT INTO "recoveries" VALUES(1,1795401450189,0,0,0,0,0,0,4000);
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
INSERT INTO "registry_events" VALUES(1,1795401450204,'ActivityCreated',1,NULL,NULL,1,'ship',NULL,'{"partition":"aws","region":"us-east-1","account":"123456789012"}',1,-4628785897992627552);
INSERT INTO "registry_events" VALUES(2,1795401450210,'StateMachineCreated',1,1,NULL,NULL,'tour','{"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "Next": "Each", "ResultPath": "$.both", "Branches": [{"StartAt": "Left", "States": {"Left": {"Type": "Pass", "Assign": {"side.$": "$.n"}, "End": true}}}, {"StartAt": "Right", "States": {"Right": {"Type": "Wait", "Seconds": 1, "End": true}}}]}, "Each": {"Type": "Map", "ItemsPath": "$.items", "Next": "Ask", "ResultPath": "$.each", "ItemProcessor": {"StartAt": "Double", "States": {"Double": {"Type": "Pass", "Parameters": {"twice.$": "States.MathAdd($.n, $.n)"}, "End": true}}}}, "Ask": {"Type": "Choice", "Default": "Fail", "Choices": [{"Variable": "$.n", "NumericGreaterThan": 5, "Next": "Ship"}]}, "Fail": {"Type": "Fail", "Error": "TooSmall", "Cause": "n is too small"}, "Ship": {"Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:ship", "TimeoutSeconds": 80000000, "HeartbeatSeconds": 600, "Next": "Done", "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 1}], "Catch": [{"ErrorEquals": ["Broken"], "Next": "Fallback"}]}, "Fallback": {"Type": "Pass", "Result": "given up", "End": true}, "Done": {"Type": "Succeed"}}}','{"partition":"aws","region":"us-east-1","account":"123456789012","type":"STANDARD","roleArn":"arn:aws:iam::123456789012:role/stepwell","loggingConfiguration":{"level":"OFF","includeExecutionData":false},"tracingConfiguration":{"enabled":false}}',2,6488185757818322494);
INSERT INTO "registry_events" VALUES(3,1795401450217,'StateMachineCreated',1,2,NULL,NULL,'short','{"StartAt": "Long", "TimeoutSeconds": 1, "States": {"Long": {"Type": "Wait", "Seconds": 60, "End": true}}}','{"partition":"aws","region":"us-east-1","account":"123456789012","type":"STANDARD","roleArn":"arn:aws:iam::123456789012:role/stepwell","loggingConfiguration":{"level":"OFF","includeExecutionData":false},"tracingConfiguration":{"enabled":false}}',3,-8478583248380020879);
INSERT INTO "registry_events" VALUES(4,1795401450220,'StateMachineCreated',1,3,NULL,NULL,'sleep','{"StartAt": "Later", "States": {"Later": {"Type": "Wait", "Seconds": 40, "End": true}}}','{"partition":"aws","region":"us-east-1","account":"123456789012","type":"STANDARD","roleArn":"arn:aws:iam::123456789012:role/stepwell","loggingConfiguration":{"level":"OFF","includeExecutionData":false},"tracingConfiguration":{"enabled":false}}',4,7028596587441971953);
INSERT INTO "registry_events" VALUES(5,1795401450224,'StateMachineCreated',1,4,NULL,NULL,'until','{"StartAt": "Day", "States": {"Day": {"Type": "Wait", "Timestamp": "2020-01-02T03:04:05Z", "Next": "Later"}, "Later": {"Type": "Wait", "Timestamp": "2026-11-23T02:38:10Z", "End": true}}}','{"partition":"aws","region":"us-east-1","account":"123456789012","type":"STANDARD","roleArn":"arn:aws:iam::123456789012:role/stepwell","loggingConfiguration":{"level":"OFF","includeExecutionData":false},"tracingConfiguration":{"enabled":false}}',5,4538087551561486750);
INSERT INTO "registry_events" VALUES(6,1795401450228,'StateMachineCreated',1,5,NULL,NULL,'one','{"StartAt": "Work", "States": {"Work": {"Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:ship", "TimeoutSeconds": 80000000, "HeartbeatSeconds": 600, "End": true, "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 40, "MaxAttempts": 2}]}}}','{"partition":"aws","region":"us-east-1","account":"123456789012","type":"STANDARD","roleArn":"arn:aws:iam::123456789012:role/stepwell","loggingConfiguration":{"level":"OFF","includeExecutionData":false},"tracingConfiguration":{"enabled":false}}',6,-2564416714285765088);
INSERT INTO "registry_events" VALUES(7,1795401450232,'StateMachineCreated',1,6,NULL,NULL,'many','{"StartAt": "Each", "States": {"Each": {"Type": "Map", "MaxConcurrency": 2, "End": true, "ItemProcessor": {"StartAt": "Work", "States": {"Work": {"Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:ship", "TimeoutSeconds": 80000000, "HeartbeatSeconds": 600, "End": true}}}}}}','{"partition":"aws","region":"us-east-1","account":"123456789012","type":"STANDARD","roleArn":"arn:aws:iam::123456789012:role/stepwell","loggingConfiguration":{"level":"OFF","includeExecutionData":false},"tracingConfiguration":{"enabled":false}}',7,5720296345754710543);
INSERT INTO "registry_events" VALUES(8,1795401450236,'StateMachineCreated',1,7,NULL,NULL,'pair','{"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "End": true, "Branches": [{"StartAt": "Work", "States": {"Work": {"Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:ship", "TimeoutSeconds": 80000000, "HeartbeatSeconds": 600, "End": true}}}, {"StartAt": "Later", "States": {"Later": {"Type": "Wait", "Seconds": 40, "End": true}}}]}}}','{"partition":"aws","region":"us-east-1","account":"123456789012","type":"STANDARD","roleArn":"arn:aws:iam::123456789012:role/stepwell","loggingConfiguration":{"level":"OFF","includeExecutionData":false},"tracingConfiguration":{"enabled":false}}',8,-969756357246671717);
INSERT INTO "registry_events" VALUES(94,1795401453287,'StateMachineCreated',1,8,NULL,NULL,'gone','{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}','{"partition":"aws","region":"us-east-1","account":"123456789012","type":"STANDARD","roleArn":"arn:aws:iam::123456789012:role/stepwell","loggingConfiguration":{"level":"OFF","includeExecutionData":false},"tracingConfiguration":{"enabled":false}}',24,-2107897395668513348);
INSERT INTO "registry_events" VALUES(99,1795401453294,'StateMachineDeletionStarted',1,8,NULL,NULL,NULL,NULL,NULL,27,2839962947738450337);
INSERT INTO "registry_events" VALUES(100,1795401453294,'StateMachineDeleted',1,8,NULL,NULL,NULL,NULL,NULL,27,-5490331143339604166);
INSERT INTO "registry_events" VALUES(125,1795401454279,'StateMachineCreated',1,9,NULL,NULL,'trash','{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}','{"partition":"aws","region":"us-east-1","account":"123456789012","type":"STANDARD","roleArn":"arn:aws:iam::123456789012:role/stepwell","loggingConfiguration":{"level":"OFF","includeExecutionData":false},"tracingConfiguration":{"enabled":false}}',121,-5372668126936798720);
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
INSERT INTO "state_machine_revisions" VALUES(1,1,NULL,1795401450210,'{"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "Next": "Each", "ResultPath": "$.both", "Branches": [{"StartAt": "Left", "States": {"Left": {"Type": "Pass", "Assign": {"side.$": "$.n"}, "End": true}}}, {"StartAt": "Right", "States": {"Right": {"Type": "Wait", "Seconds": 1, "End": true}}}]}, "Each": {"Type": "Map", "ItemsPath": "$.items", "Next": "Ask", "ResultPath": "$.each", "ItemProcessor": {"StartAt": "Double", "States": {"Double": {"Type": "Pass", "Parameters": {"twice.$": "States.MathAdd($.n, $.n)"}, "End": true}}}}, "Ask": {"Type": "Choice", "Default": "Fail", "Choices": [{"Variable": "$.n", "NumericGreaterThan": 5, "Next": "Ship"}]}, "Fail": {"Type": "Fail", "Error": "TooSmall", "Cause": "n is too small"}, "Ship": {"Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:ship", "TimeoutSeconds": 80000000, "HeartbeatSeconds": 600, "Next": "Done", "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 1}], "Catch": [{"ErrorEquals": ["Broken"], "Next": "Fallback"}]}, "Fallback": {"Type": "Pass", "Result": "given up", "End": true}, "Done": {"Type": "Succeed"}}}','53c1c7d5bc5f7171d3abb4caebb713b46927f607d18fc396b752f5d6de151bc4','arn:aws:iam::123456789012:role/stepwell','{"level":"OFF","includeExecutionData":false}','{"enabled":false}',NULL);
INSERT INTO "state_machine_revisions" VALUES(2,1,NULL,1795401450217,'{"StartAt": "Long", "TimeoutSeconds": 1, "States": {"Long": {"Type": "Wait", "Seconds": 60, "End": true}}}','512011c493f1cc4ab5ed0c81caa9a64c25b364fadf7936ea42d16ea96fca11ea','arn:aws:iam::123456789012:role/stepwell','{"level":"OFF","includeExecutionData":false}','{"enabled":false}',NULL);
INSERT INTO "state_machine_revisions" VALUES(3,1,NULL,1795401450220,'{"StartAt": "Later", "States": {"Later": {"Type": "Wait", "Seconds": 40, "End": true}}}','4bdd2500b053507d6a6d7df47894de302343d2c5eb76c830a948e2560e4a7dcd','arn:aws:iam::123456789012:role/stepwell','{"level":"OFF","includeExecutionData":false}','{"enabled":false}',NULL);
INSERT INTO "state_machine_revisions" VALUES(4,1,NULL,1795401450224,'{"StartAt": "Day", "States": {"Day": {"Type": "Wait", "Timestamp": "2020-01-02T03:04:05Z", "Next": "Later"}, "Later": {"Type": "Wait", "Timestamp": "2026-11-23T02:38:10Z", "End": true}}}','85b16b4c3968d05683ff6127fd73ea0d692feb50f7b12c5cc5ae264749bf79b6','arn:aws:iam::123456789012:role/stepwell','{"level":"OFF","includeExecutionData":false}','{"enabled":false}',NULL);
INSERT INTO "state_machine_revisions" VALUES(5,1,NULL,1795401450228,'{"StartAt": "Work", "States": {"Work": {"Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:ship", "TimeoutSeconds": 80000000, "HeartbeatSeconds": 600, "End": true, "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 40, "MaxAttempts": 2}]}}}','28f21a4ee86169e003648e8e6dc869f3473cae8567fd894cb2fd53691aeb41f3','arn:aws:iam::123456789012:role/stepwell','{"level":"OFF","includeExecutionData":false}','{"enabled":false}',NULL);
INSERT INTO "state_machine_revisions" VALUES(6,1,NULL,1795401450232,'{"StartAt": "Each", "States": {"Each": {"Type": "Map", "MaxConcurrency": 2, "End": true, "ItemProcessor": {"StartAt": "Work", "States": {"Work": {"Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:ship", "TimeoutSeconds": 80000000, "HeartbeatSeconds": 600, "End": true}}}}}}','8dbdf0a97520644b51877a77c06ce33f0480d299d2d4ba5d6b950dc123aba41b','arn:aws:iam::123456789012:role/stepwell','{"level":"OFF","includeExecutionData":false}','{"enabled":false}',NULL);
INSERT INTO "state_machine_revisions" VALUES(7,1,NULL,1795401450236,'{"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "End": true, "Branches": [{"StartAt": "Work", "States": {"Work": {"Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:ship", "TimeoutSeconds": 80000000, "HeartbeatSeconds": 600, "End": true}}}, {"StartAt": "Later", "States": {"Later": {"Type": "Wait", "Seconds": 40, "End": true}}}]}}}','20f3151be3755f4861589ef44f2beaa546b33dffe73da60c21801af02a066046','arn:aws:iam::123456789012:role/stepwell','{"level":"OFF","includeExecutionData":false}','{"enabled":false}',NULL);
INSERT INTO "state_machine_revisions" VALUES(8,1,NULL,1795401453287,'{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}','103143f332f68d3bf6d2be12f496a441f1abb16d4a5b30b1c4b681790c8d2be3','arn:aws:iam::123456789012:role/stepwell','{"level":"OFF","includeExecutionData":false}','{"enabled":false}',NULL);
INSERT INTO "state_machine_revisions" VALUES(9,1,NULL,1795401454279,'{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}','103143f332f68d3bf6d2be12f496a441f1abb16d4a5b30b1c4b681790c8d2be3','arn:aws:iam::123456789012:role/stepwell','{"level":"OFF","includeExecutionData":false}','{"enabled":false}',NULL);
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
INSERT INTO "state_machines" VALUES(1,'tour','aws','us-east-1','123456789012','STANDARD','ACTIVE',1,1795401450210,1795401450210,NULL);
INSERT INTO "state_machines" VALUES(2,'short','aws','us-east-1','123456789012','STANDARD','ACTIVE',1,1795401450217,1795401450217,NULL);
INSERT INTO "state_machines" VALUES(3,'sleep','aws','us-east-1','123456789012','STANDARD','ACTIVE',1,1795401450220,1795401450220,NULL);
INSERT INTO "state_machines" VALUES(4,'until','aws','us-east-1','123456789012','STANDARD','ACTIVE',1,1795401450224,1795401450224,NULL);
INSERT INTO "state_machines" VALUES(5,'one','aws','us-east-1','123456789012','STANDARD','ACTIVE',1,1795401450228,1795401450228,NULL);
INSERT INTO "state_machines" VALUES(6,'many','aws','us-east-1','123456789012','STANDARD','ACTIVE',1,1795401450232,1795401450232,NULL);
INSERT INTO "state_machines" VALUES(7,'pair','aws','us-east-1','123456789012','STANDARD','ACTIVE',1,1795401450236,1795401450236,NULL);
INSERT INTO "state_machines" VALUES(8,'gone','aws','us-east-1','123456789012','STANDARD','DELETED',1,1795401453287,1795401453287,1795401453294);
INSERT INTO "state_machines" VALUES(9,'trash','aws','us-east-1','123456789012','STANDARD','ACTIVE',1,1795401454279,1795401454279,NULL);
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
CREATE VIEW v_tasks_outside AS
SELECT 'arn:' || m.partition || ':states:' || m.region || ':' || m.account || ':execution:' || m.name || ':' || e.name
         AS execution_arn,
       e.name AS execution,
       (SELECT entered.state FROM history_events entered
        WHERE entered.execution_id = h.execution_id AND entered.branch = h.branch AND entered.seq < h.seq
          AND entered.state IS NOT NULL
        ORDER BY entered.seq DESC LIMIT 1) AS state,
       h.type,
       coalesce(json_extract(scheduled.details, '$.resourceType') || ':', '')
         || json_extract(scheduled.details, '$.resource') AS resource,
       strftime('%Y-%m-%dT%H:%M:%fZ', h.recorded_at / 1000.0, 'unixepoch') AS recorded_at,
       h.execution_id,
       h.seq
FROM executions e
JOIN state_machines m USING (state_machine_id)
JOIN history_events h ON h.execution_id = e.execution_id
JOIN history_events scheduled
  ON scheduled.execution_id = h.execution_id AND scheduled.seq = coalesce(json_extract(h.private, '$.task'), h.seq)
WHERE e.status = 'RUNNING' AND e.status <> 'SUCCEEDED'
  AND h.type IN ('TaskScheduled', 'TaskStarted', 'TaskSubmitted', 'LambdaFunctionScheduled', 'LambdaFunctionStarted')
  AND NOT EXISTS (SELECT 1 FROM history_events later
                  WHERE later.execution_id = h.execution_id AND later.seq > h.seq AND later.branch = h.branch);
COMMIT;
