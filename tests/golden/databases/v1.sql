PRAGMA page_size = 4096; PRAGMA auto_vacuum = INCREMENTAL; PRAGMA application_id = 1399879532; PRAGMA user_version = 1;
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
INSERT INTO "activities" VALUES(1,'ship','aws','us-east-1','123456789012','ACTIVE',NULL,1795377043938,NULL);
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
INSERT INTO "api_calls" VALUES(1,1795377043937,'CreateActivity','727bb091-b2f5-46b9-8d89-8fb31cb1a328','',NULL,'{"name":"ship"}',200,NULL,1000,1,-8515608815524743617);
INSERT INTO "api_calls" VALUES(2,1795377043941,'CreateStateMachine','70a481c2-808e-44ce-bf84-38b0d280c6d1','',NULL,'{"name":"tour","roleArn":"arn:aws:iam::123456789012:role/stepwell"}',200,NULL,11000,1,-433298951377919958);
INSERT INTO "api_calls" VALUES(3,1795377043955,'CreateStateMachine','818a93a2-fb04-4fd4-bc2b-bb18a96065cf','',NULL,'{"name":"short","roleArn":"arn:aws:iam::123456789012:role/stepwell"}',200,NULL,4000,1,-1028469300046243532);
INSERT INTO "api_calls" VALUES(4,1795377043960,'CreateStateMachine','ff62b938-c868-4dd4-a02c-eb8128cfca36','',NULL,'{"name":"sleep","roleArn":"arn:aws:iam::123456789012:role/stepwell"}',200,NULL,1000,1,-4733252512105304670);
INSERT INTO "api_calls" VALUES(5,1795377043962,'CreateStateMachine','bab3856d-75f5-47ef-b89e-d36c0b1a7f37','',NULL,'{"name":"until","roleArn":"arn:aws:iam::123456789012:role/stepwell"}',200,NULL,1000,1,-6742576088376035889);
INSERT INTO "api_calls" VALUES(6,1795377043966,'CreateStateMachine','8c98d63e-1dff-48d4-841c-4a2cb5b21c0e','',NULL,'{"name":"one","roleArn":"arn:aws:iam::123456789012:role/stepwell"}',200,NULL,1000,1,-1963564718664490130);
INSERT INTO "api_calls" VALUES(7,1795377043972,'CreateStateMachine','2280ceec-6ceb-4c99-a2f1-c2ce28734210','',NULL,'{"name":"many","roleArn":"arn:aws:iam::123456789012:role/stepwell"}',200,NULL,0,1,-2794101030498715339);
INSERT INTO "api_calls" VALUES(8,1795377043973,'CreateStateMachine','d4308478-630c-41c8-a4a7-ed52cb5c88e0','',NULL,'{"name":"pair","roleArn":"arn:aws:iam::123456789012:role/stepwell"}',200,NULL,1000,1,-3495404439544980817);
INSERT INTO "api_calls" VALUES(9,1795377043976,'StartExecution','2d46e773-c275-460a-a828-a8f5fca3ea1a','','arn:aws:states:us-east-1:123456789012:stateMachine:tour','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:tour","name":"done"}',200,NULL,1000,1,2169659137157071994);
INSERT INTO "api_calls" VALUES(11,1795377043992,'GetActivityTask','c9659447-56d8-4e40-86c0-487c89e71644','','arn:aws:states:us-east-1:123456789012:activity:ship','{"activityArn":"arn:aws:states:us-east-1:123456789012:activity:ship","workerName":"w"}',200,NULL,985000,1,3376757227994029612);
INSERT INTO "api_calls" VALUES(12,1795377044980,'SendTaskFailure','8116eedf-3c95-44bb-bcae-62a669a4be1c','',NULL,'{"taskToken":"AQAAAAAAAAAAAAEAAAAAAAAAHS1bailHhbda8AEYiqxIvmDtTdrvuZ7tuBU0jAOaWX3-","error":"Busy"}',200,NULL,1000,1,-3060125430830869747);
INSERT INTO "api_calls" VALUES(14,1795377044982,'GetActivityTask','34e1a62d-6a4d-41ef-a27b-c1a13030d79f','','arn:aws:states:us-east-1:123456789012:activity:ship','{"activityArn":"arn:aws:states:us-east-1:123456789012:activity:ship","workerName":"w"}',200,NULL,1002000,1,-3626270159542829239);
INSERT INTO "api_calls" VALUES(15,1795377045996,'SendTaskSuccess','5d576a3c-cc90-44e0-ac33-a11c2e3d2ee0','',NULL,'{"taskToken":"AQAAAAAAAAAAAAEAAAAAAAAAIdkNhtGoPcE-K_Vh4kB3jxgJ23NPG2MQc6XRBxBuSUh0"}',200,NULL,1000,1,4066618434087736217);
INSERT INTO "api_calls" VALUES(16,1795377045999,'StartExecution','2381e77a-3bea-4be0-b527-36f87f81239e','','arn:aws:states:us-east-1:123456789012:stateMachine:tour','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:tour","name":"caught"}',200,NULL,3000,1,-7248325434482071115);
INSERT INTO "api_calls" VALUES(18,1795377046003,'GetActivityTask','65a29969-1ed8-4291-a4ea-db36164ed6ea','','arn:aws:states:us-east-1:123456789012:activity:ship','{"activityArn":"arn:aws:states:us-east-1:123456789012:activity:ship","workerName":"w"}',200,NULL,999000,1,-462052895064706001);
INSERT INTO "api_calls" VALUES(19,1795377047007,'SendTaskFailure','0fbc3645-5fcf-425d-b53b-9fdbc8eddf56','',NULL,'{"taskToken":"AQAAAAAAAAAAAAIAAAAAAAAAHQNol1TJQ1eod2R9V2ZjVV37U89OTeHq7WZ7OxYvXdRQ","error":"Broken"}',200,NULL,0,1,-69709768344526021);
INSERT INTO "api_calls" VALUES(20,1795377047008,'StartExecution','9a18d7c9-a6db-4868-b782-c7c057862172','','arn:aws:states:us-east-1:123456789012:stateMachine:tour','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:tour","name":"failed"}',200,NULL,1000,1,-1813727623567942586);
INSERT INTO "api_calls" VALUES(21,1795377047010,'StartExecution','2bc3a1fc-e1cd-477e-b659-056d6a5a6ab2','','arn:aws:states:us-east-1:123456789012:stateMachine:short','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:short","name":"timed-out"}',200,NULL,0,1,-5041664596781230217);
INSERT INTO "api_calls" VALUES(22,1795377047010,'StartExecution','41dbb2f7-d141-4341-94f3-1461a612a7cf','','arn:aws:states:us-east-1:123456789012:stateMachine:sleep','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:sleep","name":"aborted"}',200,NULL,1000,1,6167402322914256816);
INSERT INTO "api_calls" VALUES(23,1795377047012,'StopExecution','45ffd237-9195-4d9d-a1c0-f540215a62c3','','arn:aws:states:us-east-1:123456789012:execution:sleep:aborted','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:sleep:aborted","error":"No"}',200,NULL,0,1,2219869745855349977);
INSERT INTO "api_calls" VALUES(24,1795377047013,'CreateStateMachine','2cea44c6-9aa4-4f59-adf3-e5eee1dd98a1','',NULL,'{"name":"gone","roleArn":"arn:aws:iam::123456789012:role/stepwell"}',200,NULL,0,1,451721649905127910);
INSERT INTO "api_calls" VALUES(25,1795377047014,'StartExecution','725b588c-484b-4dca-9729-42f7c55a3c48','','arn:aws:states:us-east-1:123456789012:stateMachine:gone','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:gone","name":"of-gone"}',200,NULL,1000,1,2980227806768967055);
INSERT INTO "api_calls" VALUES(26,1795377047015,'DescribeExecution','e89e4243-d83f-4551-8da9-07a0d7b7dc91','','arn:aws:states:us-east-1:123456789012:execution:gone:of-gone','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:gone:of-gone"}',200,NULL,193,1,-3005017219315940813);
INSERT INTO "api_calls" VALUES(27,1795377047016,'DeleteStateMachine','17589232-9e24-4f54-9848-1875ef0cd497','','arn:aws:states:us-east-1:123456789012:stateMachine:gone','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:gone"}',200,NULL,0,1,3001822731529504467);
INSERT INTO "api_calls" VALUES(28,1795377047017,'DescribeExecution','03455639-1fee-4d51-a78b-23416079a5b1','','arn:aws:states:us-east-1:123456789012:execution:tour:done','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:done"}',200,NULL,161,1,7032847001626096779);
INSERT INTO "api_calls" VALUES(29,1795377047017,'DescribeExecution','37ce098b-8180-4c37-8f85-aeb34de1a9e2','','arn:aws:states:us-east-1:123456789012:execution:tour:caught','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:caught"}',200,NULL,140,1,-5964920204098820907);
INSERT INTO "api_calls" VALUES(30,1795377047018,'DescribeExecution','6be7ce84-8b19-41ff-b12b-69b524f0b708','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,128,1,8074260672991675280);
INSERT INTO "api_calls" VALUES(31,1795377047028,'DescribeExecution','760fa030-6ea1-42c6-92b5-d9d3986783b4','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,281,1,2642288769786866235);
INSERT INTO "api_calls" VALUES(32,1795377047039,'DescribeExecution','e0e672d6-f0ba-4dc5-a4bf-08fdf1452be9','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,250,1,5062132238862273330);
INSERT INTO "api_calls" VALUES(33,1795377047050,'DescribeExecution','9a140902-f661-4afa-84e1-4115adec44f1','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,222,1,1116145862506603834);
INSERT INTO "api_calls" VALUES(34,1795377047061,'DescribeExecution','5207b247-23bc-472f-a928-4bfdba688efd','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,267,1,8089373460424778115);
INSERT INTO "api_calls" VALUES(35,1795377047072,'DescribeExecution','b3e5cb9a-de60-4c8f-a7bf-a00853fba0e0','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,205,1,6056744951397445253);
INSERT INTO "api_calls" VALUES(36,1795377047083,'DescribeExecution','b1e31072-78d9-419e-b0fc-7a11f14a72cf','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,269,1,-668309040353352943);
INSERT INTO "api_calls" VALUES(37,1795377047094,'DescribeExecution','24d96b01-baa1-4f74-a6b9-f2ba50af57e9','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,271,1,1016542024016059503);
INSERT INTO "api_calls" VALUES(38,1795377047105,'DescribeExecution','92d9d398-889c-4ebe-a1bd-c102d35fe514','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,233,1,7595647437611885464);
INSERT INTO "api_calls" VALUES(39,1795377047117,'DescribeExecution','87fb579c-d723-478a-b3da-12d0c411a244','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,248,1,2475264553801416513);
INSERT INTO "api_calls" VALUES(40,1795377047129,'DescribeExecution','2c21a49d-61db-451f-8757-20170a7d45cf','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,363,1,691904915332872018);
INSERT INTO "api_calls" VALUES(41,1795377047141,'DescribeExecution','38eaedcf-a5ca-4265-8c0d-7a7afd0e67b7','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,326,1,-4911761361107189401);
INSERT INTO "api_calls" VALUES(42,1795377047152,'DescribeExecution','f870b5c0-edb8-47ec-807a-b80e3c84379c','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,316,1,-836670712486187850);
INSERT INTO "api_calls" VALUES(43,1795377047164,'DescribeExecution','9d42378b-a36f-48e8-874f-5f2185f7d7b1','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,338,1,-4630395219822103525);
INSERT INTO "api_calls" VALUES(44,1795377047175,'DescribeExecution','8df6ae56-0e9f-4880-99db-b25bab2f0bef','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,350,1,3819786839848478030);
INSERT INTO "api_calls" VALUES(45,1795377047186,'DescribeExecution','ef9c257e-3359-4ae5-af0f-3349e8f64f29','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,334,1,4002065507338446289);
INSERT INTO "api_calls" VALUES(46,1795377047197,'DescribeExecution','1bbe6d16-56d0-4ba3-a2a8-f0774023d899','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,332,1,2612075408414426538);
INSERT INTO "api_calls" VALUES(47,1795377047209,'DescribeExecution','0be3a589-caa4-477d-a79d-8397911670b1','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,355,1,2060771468054038697);
INSERT INTO "api_calls" VALUES(48,1795377047220,'DescribeExecution','11b56968-b1b3-419c-b31a-f19a7645f140','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,309,1,7259085193737589485);
INSERT INTO "api_calls" VALUES(49,1795377047232,'DescribeExecution','219deae5-bb2e-4332-874c-767013690cea','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,334,1,3609769873817849172);
INSERT INTO "api_calls" VALUES(50,1795377047244,'DescribeExecution','ddd69b5a-c3fe-45af-8fa4-acfe844cc795','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,296,1,7861100267065352132);
INSERT INTO "api_calls" VALUES(51,1795377047255,'DescribeExecution','07c464ca-d2d8-474d-a9c6-f6ae12d948e5','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,320,1,-6379655321107107475);
INSERT INTO "api_calls" VALUES(52,1795377047266,'DescribeExecution','35e1bba3-57d1-4f86-814e-1a5e6313ef12','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,315,1,-2076619090091279397);
INSERT INTO "api_calls" VALUES(53,1795377047278,'DescribeExecution','3dfaab4c-6254-4089-82fa-b9594703b75d','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,294,1,8470375629142910806);
INSERT INTO "api_calls" VALUES(54,1795377047289,'DescribeExecution','b9d98c86-9d8e-4ed9-b524-8b8d1bedbafb','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,276,1,-43214081111828577);
INSERT INTO "api_calls" VALUES(55,1795377047300,'DescribeExecution','1111f436-f995-4153-ba61-e0f081ee4680','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,297,1,4063039138573595704);
INSERT INTO "api_calls" VALUES(56,1795377047311,'DescribeExecution','7f712479-d339-4fe1-94bc-5b2463b0bdd5','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,327,1,-1297130174120930296);
INSERT INTO "api_calls" VALUES(57,1795377047323,'DescribeExecution','a1366af1-40d9-426b-92e9-be60c8c8a1f3','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,330,1,9111810532787641999);
INSERT INTO "api_calls" VALUES(58,1795377047334,'DescribeExecution','848b48a5-198c-484b-95a0-4218912823c1','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,302,1,-8270391749167312652);
INSERT INTO "api_calls" VALUES(59,1795377047345,'DescribeExecution','eb7d73fa-ad93-4efa-b573-f47b61c6d34c','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,317,1,2928592385429872268);
INSERT INTO "api_calls" VALUES(60,1795377047360,'DescribeExecution','b9790c67-9981-40ab-9ff8-3e8c29bc5b68','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,3810,1,7485211955720193835);
INSERT INTO "api_calls" VALUES(61,1795377047371,'DescribeExecution','0ad04d6f-80c7-44d3-9172-80a9d7dfc210','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,398,1,-1350725146337772310);
INSERT INTO "api_calls" VALUES(62,1795377047382,'DescribeExecution','5d2e95dd-97e5-4d6e-9a2e-b9725d16d2f1','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,388,1,-8539255637360744807);
INSERT INTO "api_calls" VALUES(63,1795377047394,'DescribeExecution','c4fca28a-bdb9-496e-ae95-be382d1756cc','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,356,1,-2391557450100645150);
INSERT INTO "api_calls" VALUES(64,1795377047405,'DescribeExecution','e9b3efd7-94b3-45e8-8bc0-b268ee47dc25','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,374,1,5898941220959415688);
INSERT INTO "api_calls" VALUES(65,1795377047416,'DescribeExecution','1d6fa990-643d-4851-a27b-f95b486dd6c8','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,314,1,5250016686999492623);
INSERT INTO "api_calls" VALUES(66,1795377047427,'DescribeExecution','36093beb-63a9-4e14-837e-ac5b34ec4531','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,379,1,8209457123841131299);
INSERT INTO "api_calls" VALUES(67,1795377047440,'DescribeExecution','7d71c8da-7725-4308-8515-184a71113516','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,1191,1,3255071399642487872);
INSERT INTO "api_calls" VALUES(68,1795377047451,'DescribeExecution','1161963a-2a4d-4a9f-a707-3bc34ec15fc6','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,377,1,9055887093873815609);
INSERT INTO "api_calls" VALUES(69,1795377047462,'DescribeExecution','cd326edf-58c0-4f96-9381-4bdb8ee17870','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,210,1,-4606096863170004684);
INSERT INTO "api_calls" VALUES(70,1795377047473,'DescribeExecution','a1ee886d-d2fd-4c7d-8c29-e2d9961d8dcd','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,235,1,-1402225508816466264);
INSERT INTO "api_calls" VALUES(71,1795377047484,'DescribeExecution','3bfd8278-cc55-4cc1-a7fb-bed3b1e03278','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,231,1,6504531278838934766);
INSERT INTO "api_calls" VALUES(72,1795377047495,'DescribeExecution','9f01ae13-0704-48f1-8274-cac60b487ae5','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,184,1,-9173154307369768741);
INSERT INTO "api_calls" VALUES(73,1795377047505,'DescribeExecution','68a5f249-a62b-41b7-bbcf-6d980f641e5f','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,194,1,-102731486353152054);
INSERT INTO "api_calls" VALUES(74,1795377047516,'DescribeExecution','2a098324-7f5c-41ba-8025-8b2b0a7db7cf','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,209,1,4077016152951038673);
INSERT INTO "api_calls" VALUES(75,1795377047527,'DescribeExecution','3a222ddd-b180-4142-8c7f-caf272e97507','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,189,1,-22454604617979449);
INSERT INTO "api_calls" VALUES(76,1795377047538,'DescribeExecution','6573a490-83d3-4441-934f-c8ed49c141e5','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,240,1,-850020990576135750);
INSERT INTO "api_calls" VALUES(77,1795377047549,'DescribeExecution','206cc14c-f763-4db9-b713-10af1b56eee5','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,232,1,-1488626034546918176);
INSERT INTO "api_calls" VALUES(78,1795377047560,'DescribeExecution','0acd51ae-dbf3-4065-a89f-65d013a442ac','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,212,1,-1795754068347802295);
INSERT INTO "api_calls" VALUES(79,1795377047571,'DescribeExecution','bb431266-8703-4f3b-af1b-0e260869ba0a','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,196,1,-5700237647886414053);
INSERT INTO "api_calls" VALUES(80,1795377047582,'DescribeExecution','bad12c66-f372-4737-9e24-21713ac89e59','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,188,1,-3628477483380998144);
INSERT INTO "api_calls" VALUES(81,1795377047593,'DescribeExecution','f9f5a38f-7c67-4efc-aa31-7efce6c7a924','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,233,1,-2716199904851326921);
INSERT INTO "api_calls" VALUES(82,1795377047608,'DescribeExecution','a490ab91-7a7d-4396-9a1c-150b1d5aa993','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,216,1,-8933824788133605164);
INSERT INTO "api_calls" VALUES(83,1795377047620,'DescribeExecution','09c40136-4722-453c-b071-3f755b62fda8','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,225,1,-5998578343133112178);
INSERT INTO "api_calls" VALUES(84,1795377047631,'DescribeExecution','5bb0872a-eba9-40e9-8260-86f0894f518f','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,248,1,7612881917006123505);
INSERT INTO "api_calls" VALUES(85,1795377047642,'DescribeExecution','6b77378f-979f-4b6a-aa32-a5e059dc7bc7','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,208,1,-3716957383914907556);
INSERT INTO "api_calls" VALUES(86,1795377047653,'DescribeExecution','07db60c7-3bff-44d1-90e4-b5df330698ae','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,218,1,-3709777124800998052);
INSERT INTO "api_calls" VALUES(87,1795377047664,'DescribeExecution','1c23fce2-bff1-434f-8abf-4adb8d2ef71e','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,232,1,7080002450383412515);
INSERT INTO "api_calls" VALUES(88,1795377047675,'DescribeExecution','87544b8c-9c83-4191-9c73-cb93f2bf2fc1','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,184,1,-5197568375241308157);
INSERT INTO "api_calls" VALUES(89,1795377047686,'DescribeExecution','9a6b29dc-c13d-4721-b036-d1a62c057efd','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,220,1,-3701931112300127732);
INSERT INTO "api_calls" VALUES(90,1795377047700,'DescribeExecution','8c7f9df3-417a-40cd-883f-13ed79a5f33b','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,241,1,1689410301041988650);
INSERT INTO "api_calls" VALUES(91,1795377047711,'DescribeExecution','1fa0387c-656d-47ca-8e73-af1cde4351f4','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,221,1,-1261836525279198135);
INSERT INTO "api_calls" VALUES(92,1795377047722,'DescribeExecution','90c74fb2-835c-4f18-b9a7-db969b26043a','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,222,1,-1604755417395227419);
INSERT INTO "api_calls" VALUES(93,1795377047733,'DescribeExecution','6f5f315d-1a0f-4b16-bed6-25ca63d5fa31','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,232,1,703362775468253748);
INSERT INTO "api_calls" VALUES(94,1795377047744,'DescribeExecution','40c5ebe7-72a5-4af2-bd55-57d3042fab45','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,170,1,284590048949833493);
INSERT INTO "api_calls" VALUES(95,1795377047756,'DescribeExecution','83f85512-94b9-4810-9eb4-b3511ec376b9','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,195,1,-5239130857951163982);
INSERT INTO "api_calls" VALUES(96,1795377047767,'DescribeExecution','0de491f2-c770-4b1a-8e52-0422a8d69628','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,224,1,-4153005509408395602);
INSERT INTO "api_calls" VALUES(97,1795377047778,'DescribeExecution','dcb3e0c6-c632-4f9c-891d-91a119e33260','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,195,1,8817031605669511651);
INSERT INTO "api_calls" VALUES(98,1795377047791,'DescribeExecution','dcf65587-c2b8-4b2b-8d23-965648807b55','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,239,1,4278063556106374132);
INSERT INTO "api_calls" VALUES(99,1795377047803,'DescribeExecution','1c392b1d-f2d7-471e-b2e4-37df5b918939','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,187,1,-3678336711206380922);
INSERT INTO "api_calls" VALUES(100,1795377047814,'DescribeExecution','9ae42ebb-76a0-4e5a-a792-2ff38c1cc7ae','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,200,1,-4332415920606763246);
INSERT INTO "api_calls" VALUES(101,1795377047824,'DescribeExecution','e6972f1f-1d24-46f4-a62c-3b4973453192','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,180,1,3470181236513720529);
INSERT INTO "api_calls" VALUES(102,1795377047836,'DescribeExecution','46cb6129-94d7-4da0-89d4-2be33fa75b08','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,223,1,8389631200838494867);
INSERT INTO "api_calls" VALUES(103,1795377047847,'DescribeExecution','d05aa186-314d-492d-94a4-8d940c53d3a3','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,225,1,-4772431748490294453);
INSERT INTO "api_calls" VALUES(104,1795377047858,'DescribeExecution','464e243c-6b18-4a99-8df7-8e5377197e33','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,199,1,9185724179902588394);
INSERT INTO "api_calls" VALUES(105,1795377047869,'DescribeExecution','d11e0c7e-9f11-4a28-8909-d1317a2d8fa4','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,219,1,-1472943276354534099);
INSERT INTO "api_calls" VALUES(106,1795377047882,'DescribeExecution','fd7078ff-ffb2-4d73-a545-fa2ba4c1248b','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,517,1,8349665122911790143);
INSERT INTO "api_calls" VALUES(107,1795377047893,'DescribeExecution','375f1257-fa11-43eb-b74d-40655a1e43d6','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,195,1,7294634567273659409);
INSERT INTO "api_calls" VALUES(108,1795377047905,'DescribeExecution','a997a7e9-98da-47cb-89cc-0da112d8ead0','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,228,1,6705441488838849655);
INSERT INTO "api_calls" VALUES(109,1795377047917,'DescribeExecution','2388d028-92ac-4efd-a833-04b529ba20df','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,218,1,-5115700368788177032);
INSERT INTO "api_calls" VALUES(110,1795377047928,'DescribeExecution','7b173746-ee43-47ce-9389-50617e63f3d6','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,164,1,-3671017147611905306);
INSERT INTO "api_calls" VALUES(111,1795377047938,'DescribeExecution','50912480-18d8-496f-8302-30e5dab25223','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,209,1,1118016496154620582);
INSERT INTO "api_calls" VALUES(112,1795377047950,'DescribeExecution','c5b35d34-6581-4f8b-956d-ca156d06d099','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,155,1,-5519406693040104036);
INSERT INTO "api_calls" VALUES(113,1795377047960,'DescribeExecution','942915ff-f2a1-4a90-aeed-ff064628e600','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,194,1,-4311664043449210729);
INSERT INTO "api_calls" VALUES(114,1795377047971,'DescribeExecution','d51e48a9-6bb4-48c1-899d-e80a4a795b5b','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,174,1,-5041980431697968138);
INSERT INTO "api_calls" VALUES(115,1795377047982,'DescribeExecution','53b4727f-c189-4f6c-8da9-282ebaa759ef','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,196,1,4690414083266745721);
INSERT INTO "api_calls" VALUES(116,1795377047994,'DescribeExecution','a01bf104-678f-48ad-aca3-eb832fb53a4f','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,1471,1,-8120869762502212468);
INSERT INTO "api_calls" VALUES(117,1795377048006,'DescribeExecution','7562fee3-73d8-4d1a-9e06-26853d775cf7','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,386,1,-3142403388734907699);
INSERT INTO "api_calls" VALUES(118,1795377048017,'DescribeExecution','f17abcf9-fb67-4c76-8ba7-9077e02eef2f','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,262,1,7955002646024505827);
INSERT INTO "api_calls" VALUES(119,1795377048018,'DescribeExecution','7bb58efc-394f-435d-a417-431a26bf3376','','arn:aws:states:us-east-1:123456789012:execution:short:timed-out','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:short:timed-out"}',200,NULL,154,1,-1720122310785651839);
INSERT INTO "api_calls" VALUES(120,1795377048018,'DescribeExecution','4405c3ff-9998-4489-b3a7-a373f9583e96','','arn:aws:states:us-east-1:123456789012:execution:sleep:aborted','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:sleep:aborted"}',200,NULL,156,1,-7931278739543343540);
INSERT INTO "api_calls" VALUES(121,1795377048019,'StartExecution','985b263d-6dfb-4800-86ae-583fd5f13605','','arn:aws:states:us-east-1:123456789012:stateMachine:one','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:one","name":"retrying"}',200,NULL,0,1,-8447153202967670405);
INSERT INTO "api_calls" VALUES(123,1795377048020,'GetActivityTask','c2c860fe-8d57-4861-a0ba-9c19cfa1483f','','arn:aws:states:us-east-1:123456789012:activity:ship','{"activityArn":"arn:aws:states:us-east-1:123456789012:activity:ship","workerName":"w"}',200,NULL,0,1,-2640728542185169905);
INSERT INTO "api_calls" VALUES(124,1795377048021,'SendTaskFailure','61a17648-ada5-4c15-ad78-cdf5a42ac700','',NULL,'{"taskToken":"AQAAAAAAAAAAAAcAAAAAAAAAA_EnJJ6JpRdVbhgzsZv0pu1e4mETI6n60ZBkPvn-Tthh","error":"Busy"}',200,NULL,0,1,2831900415608833654);
INSERT INTO "api_calls" VALUES(125,1795377048022,'StartExecution','13c1d885-a4b6-4636-8fb6-a67ad56452d9','','arn:aws:states:us-east-1:123456789012:stateMachine:one','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:one","name":"assigned"}',200,NULL,0,1,7766890988521725244);
INSERT INTO "api_calls" VALUES(127,1795377048023,'GetActivityTask','bae4bd41-6c9a-4346-bf55-604cf2e2bfa6','','arn:aws:states:us-east-1:123456789012:activity:ship','{"activityArn":"arn:aws:states:us-east-1:123456789012:activity:ship","workerName":"w"}',200,NULL,1000,1,-9195390720189410840);
INSERT INTO "api_calls" VALUES(128,1795377048024,'SendTaskHeartbeat','788d5b64-23d4-4b26-9bb2-8bee6e49d067','',NULL,'{"taskToken":"AQAAAAAAAAAAAAgAAAAAAAAAA7rkzEiNfPmkVxf1yf9Gc8fRljF5FRxQaMuaZAnojtCE"}',200,NULL,0,1,8818715959660383562);
INSERT INTO "api_calls" VALUES(129,1795377048025,'StartExecution','9ed065c9-43e3-40a7-acda-0fb268ec64c5','','arn:aws:states:us-east-1:123456789012:stateMachine:pair','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:pair","name":"pair"}',200,NULL,0,1,-5863279227327818937);
INSERT INTO "api_calls" VALUES(131,1795377048027,'GetActivityTask','4613f610-4888-49b1-a961-ef74d4e8f20d','','arn:aws:states:us-east-1:123456789012:activity:ship','{"activityArn":"arn:aws:states:us-east-1:123456789012:activity:ship","workerName":"w"}',200,NULL,0,1,2760214810225339785);
INSERT INTO "api_calls" VALUES(132,1795377048028,'StartExecution','47b3efc4-bf7f-4a27-887e-15ca044c20f9','','arn:aws:states:us-east-1:123456789012:stateMachine:many','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:many","name":"many"}',200,NULL,1000,1,7409572223575961586);
INSERT INTO "api_calls" VALUES(134,1795377048029,'GetActivityTask','2551fb08-83bd-4137-9a3d-793cfa8aee0e','','arn:aws:states:us-east-1:123456789012:activity:ship','{"activityArn":"arn:aws:states:us-east-1:123456789012:activity:ship","workerName":"w"}',200,NULL,1000,1,2056880940574044196);
INSERT INTO "api_calls" VALUES(135,1795377048030,'StartExecution','c9c97778-1da1-4739-92a7-439ab9b45ed3','','arn:aws:states:us-east-1:123456789012:stateMachine:one','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:one","name":"queued"}',200,NULL,1000,1,-8283558658662314472);
INSERT INTO "api_calls" VALUES(136,1795377048032,'StartExecution','ff7d4b05-3502-47ed-ad88-9cf4f90dd0b2','','arn:aws:states:us-east-1:123456789012:stateMachine:sleep','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:sleep","name":"asleep"}',200,NULL,3000,1,-5442909074167400979);
INSERT INTO "api_calls" VALUES(137,1795377048036,'StartExecution','8f0efff3-92d5-430c-9706-bffcaa1cd185','','arn:aws:states:us-east-1:123456789012:stateMachine:until','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:until","name":"until"}',200,NULL,0,1,-4472998390493609580);
INSERT INTO "api_calls" VALUES(138,1795377048037,'GetExecutionHistory','f3d8b8a3-96f4-4100-941b-f9df29f36e5e','','arn:aws:states:us-east-1:123456789012:execution:tour:done','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:done"}',200,NULL,860,1,5702457576001917341);
INSERT INTO "api_calls" VALUES(139,1795377048038,'DescribeExecution','6d05fade-b06f-4a23-965b-4cee725d0d77','','arn:aws:states:us-east-1:123456789012:execution:tour:done','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:done"}',200,NULL,151,1,162324951124444249);
INSERT INTO "api_calls" VALUES(140,1795377048040,'DescribeExecution','a48cedd1-4d0f-435f-8e31-f5bda6c81f16','','arn:aws:states:us-east-1:123456789012:execution:tour:caught','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:caught"}',200,NULL,161,1,8408231651431948090);
INSERT INTO "api_calls" VALUES(141,1795377048039,'GetExecutionHistory','a6af9098-c9d4-4256-b949-32f2220dca8d','','arn:aws:states:us-east-1:123456789012:execution:tour:caught','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:caught"}',200,NULL,767,1,1666788723017697502);
INSERT INTO "api_calls" VALUES(142,1795377048041,'GetExecutionHistory','978d07b4-7b96-4c8b-9fbb-67094f7e59fa','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,567,1,-3237876888754855828);
INSERT INTO "api_calls" VALUES(143,1795377048042,'DescribeExecution','b34c63ba-34f6-4c8f-aa2f-2829469f944a','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,194,1,-8932005884617095378);
INSERT INTO "api_calls" VALUES(144,1795377048043,'GetExecutionHistory','8befc058-049d-4a43-9ead-3ce8c22e7b09','','arn:aws:states:us-east-1:123456789012:execution:short:timed-out','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:short:timed-out"}',200,NULL,178,1,7044023490082722622);
INSERT INTO "api_calls" VALUES(145,1795377048043,'DescribeExecution','d01290c7-960b-4285-a0a5-1a0781f523a4','','arn:aws:states:us-east-1:123456789012:execution:short:timed-out','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:short:timed-out"}',200,NULL,167,1,-4753641711054216884);
INSERT INTO "api_calls" VALUES(146,1795377048044,'GetExecutionHistory','75d58e22-4ca0-4941-9092-46b5d15d359f','','arn:aws:states:us-east-1:123456789012:execution:sleep:aborted','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:sleep:aborted"}',200,NULL,212,1,-3289481053523415874);
INSERT INTO "api_calls" VALUES(147,1795377048044,'DescribeExecution','93a5bff3-1dad-4b50-9ce3-5a24fffbe221','','arn:aws:states:us-east-1:123456789012:execution:sleep:aborted','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:sleep:aborted"}',200,NULL,144,1,-7203157030667700182);
INSERT INTO "api_calls" VALUES(148,1795377048044,'GetExecutionHistory','314bec7e-412e-499c-b558-8f35126e6c8e','','arn:aws:states:us-east-1:123456789012:execution:one:retrying','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:one:retrying"}',200,NULL,217,1,-7242607442341246258);
INSERT INTO "api_calls" VALUES(149,1795377048045,'DescribeExecution','d917f2d7-68a4-44ff-97dc-26a997f281ce','','arn:aws:states:us-east-1:123456789012:execution:one:retrying','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:one:retrying"}',200,NULL,105,1,-5594169278789885193);
INSERT INTO "api_calls" VALUES(150,1795377048045,'GetExecutionHistory','7bfb0dc8-74b2-4e17-82a0-5a4bea6d40fc','','arn:aws:states:us-east-1:123456789012:execution:one:assigned','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:one:assigned"}',200,NULL,188,1,-4190542278898710151);
INSERT INTO "api_calls" VALUES(151,1795377048046,'GetExecutionHistory','b2c5db0b-8640-4a9d-88ea-230a213cc56c','','arn:aws:states:us-east-1:123456789012:execution:pair:pair','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:pair:pair"}',200,NULL,232,1,-4964009484429477616);
INSERT INTO "api_calls" VALUES(152,1795377048046,'DescribeExecution','866e4fb2-40bd-44ae-9a46-c0cdba287654','','arn:aws:states:us-east-1:123456789012:execution:one:assigned','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:one:assigned"}',200,NULL,163,1,793113724979633484);
INSERT INTO "api_calls" VALUES(153,1795377048047,'DescribeExecution','650a0957-14a2-4180-ba5f-cc27e2c41070','','arn:aws:states:us-east-1:123456789012:execution:pair:pair','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:pair:pair"}',200,NULL,121,1,-5921654804764121219);
INSERT INTO "api_calls" VALUES(154,1795377048047,'GetExecutionHistory','882e322b-79f3-49d9-be6f-a6162730af23','','arn:aws:states:us-east-1:123456789012:execution:many:many','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:many:many"}',200,NULL,287,1,-8357031606033483696);
INSERT INTO "api_calls" VALUES(155,1795377048048,'DescribeExecution','3e7d59ae-d29e-4ea7-8a48-98cb77a1b8c4','','arn:aws:states:us-east-1:123456789012:execution:many:many','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:many:many"}',200,NULL,125,1,513161122402895020);
INSERT INTO "api_calls" VALUES(156,1795377048048,'GetExecutionHistory','402b80e5-b1cd-4248-9e0f-335b732c55cb','','arn:aws:states:us-east-1:123456789012:execution:one:queued','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:one:queued"}',200,NULL,159,1,8111544548745242593);
INSERT INTO "api_calls" VALUES(157,1795377048049,'DescribeExecution','9e2d8c32-49eb-4a0b-8734-3f4827638598','','arn:aws:states:us-east-1:123456789012:execution:one:queued','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:one:queued"}',200,NULL,132,1,-5586501425213935059);
INSERT INTO "api_calls" VALUES(158,1795377048049,'GetExecutionHistory','8c4b1905-5226-4374-9eec-29fc7b991963','','arn:aws:states:us-east-1:123456789012:execution:sleep:asleep','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:sleep:asleep"}',200,NULL,153,1,8530313631518022876);
INSERT INTO "api_calls" VALUES(159,1795377048050,'DescribeExecution','5e6265f9-4412-4ced-add3-e7894ee70541','','arn:aws:states:us-east-1:123456789012:execution:sleep:asleep','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:sleep:asleep"}',200,NULL,122,1,-5003777834986981891);
INSERT INTO "api_calls" VALUES(160,1795377048050,'GetExecutionHistory','b097841d-7f96-4dc0-b105-a980a85fc9c2','','arn:aws:states:us-east-1:123456789012:execution:until:until','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:until:until"}',200,NULL,172,1,-2638528646650492627);
INSERT INTO "api_calls" VALUES(161,1795377048051,'DescribeExecution','94b8ca25-4230-4f75-9f7d-fb8b8fa5e615','','arn:aws:states:us-east-1:123456789012:execution:until:until','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:until:until"}',200,NULL,103,1,6355187237974845380);
INSERT INTO "api_calls" VALUES(162,1795377048265,'StartExecution','73b45248-c512-494d-a4c7-ee1196821766','','arn:aws:states:us-east-1:123456789012:stateMachine:sleep','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:sleep","name":"after-the-checkpoint"}',200,NULL,0,1,1043003305308330296);
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
INSERT INTO "executions" VALUES(1,1,1,'done','SUCCEEDED',1795377043976,1795377045997,39,NULL,NULL,0);
INSERT INTO "executions" VALUES(2,1,1,'caught','SUCCEEDED',1795377046001,1795377047007,35,NULL,NULL,0);
INSERT INTO "executions" VALUES(3,1,1,'failed','FAILED',1795377047008,1795377048008,29,NULL,NULL,0);
INSERT INTO "executions" VALUES(4,2,1,'timed-out','TIMED_OUT',1795377047010,1795377048010,3,NULL,NULL,0);
INSERT INTO "executions" VALUES(5,3,1,'aborted','ABORTED',1795377047011,1795377047012,3,NULL,NULL,0);
INSERT INTO "executions" VALUES(6,8,1,'of-gone','SUCCEEDED',1795377047014,1795377047014,4,NULL,NULL,0);
INSERT INTO "executions" VALUES(7,5,1,'retrying','RUNNING',1795377048019,NULL,NULL,NULL,NULL,0);
INSERT INTO "executions" VALUES(8,5,1,'assigned','RUNNING',1795377048022,NULL,NULL,NULL,NULL,0);
INSERT INTO "executions" VALUES(9,7,1,'pair','RUNNING',1795377048025,NULL,NULL,NULL,NULL,0);
INSERT INTO "executions" VALUES(10,6,1,'many','RUNNING',1795377048028,NULL,NULL,NULL,NULL,0);
INSERT INTO "executions" VALUES(11,5,1,'queued','RUNNING',1795377048030,NULL,NULL,NULL,NULL,0);
INSERT INTO "executions" VALUES(12,3,1,'asleep','RUNNING',1795377048032,NULL,NULL,NULL,NULL,0);
INSERT INTO "executions" VALUES(13,4,1,'until','RUNNING',1795377048036,NULL,NULL,NULL,NULL,0);
INSERT INTO "executions" VALUES(14,3,1,'after-the-checkpoint','RUNNING',1795377048265,NULL,NULL,NULL,NULL,0);
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
INSERT INTO "history_events" VALUES(9,1,1,1,0,1795377043976,'ExecutionStarted',1,0,NULL,'{"n": 7, "items": [{"n": 1}, {"n": 2}, {"n": 3}]}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"done","stateMachineId":1,"revision":1,"deadline":1826913043976,"startAt":"Both","evaluator":1}',9,4339731336027689897);
INSERT INTO "history_events" VALUES(10,1,2,2,0,1795377043976,'ParallelStateEntered',1,0,'Both',NULL,1,NULL,NULL,9,-2567976531702558972);
INSERT INTO "history_events" VALUES(11,1,3,3,2,1795377043976,'ParallelStateStarted',1,0,'Both',NULL,1,NULL,'{"firstBranch":1,"startAt":["Left","Right"]}',9,6095344269977953392);
INSERT INTO "history_events" VALUES(12,1,4,4,3,1795377043976,'PassStateEntered',1,1,'Left',NULL,1,NULL,NULL,9,8631895204572840878);
INSERT INTO "history_events" VALUES(13,1,5,5,4,1795377043976,'PassStateExited',1,1,'Left',NULL,1,'{"assignedVariables":{"side":7}}',NULL,9,6362864281086933000);
INSERT INTO "history_events" VALUES(14,1,6,6,3,1795377043976,'WaitStateEntered',1,2,'Right',NULL,1,NULL,'{"waitUntil":1795377044976}',9,-3188027537005541824);
INSERT INTO "history_events" VALUES(15,1,7,7,6,1795377044976,'WaitStateExited',1,2,'Right',NULL,1,NULL,NULL,NULL,-7469470373509554420);
INSERT INTO "history_events" VALUES(16,1,8,8,7,1795377044976,'ParallelStateSucceeded',1,0,'Both',NULL,NULL,NULL,NULL,NULL,2007623212282818638);
INSERT INTO "history_events" VALUES(17,1,9,9,7,1795377044976,'ParallelStateExited',1,0,'Both','{"n":7,"items":[{"n":1},{"n":2},{"n":3}],"both":[{"n":7,"items":[{"n":1},{"n":2},{"n":3}]},{"n":7,"items":[{"n":1},{"n":2},{"n":3}]}]}',NULL,NULL,'{"next":"Each"}',NULL,7135714936779979555);
INSERT INTO "history_events" VALUES(18,1,10,10,9,1795377044976,'MapStateEntered',1,0,'Each',NULL,9,NULL,NULL,NULL,5460066037683578719);
INSERT INTO "history_events" VALUES(19,1,11,11,10,1795377044976,'MapStateStarted',1,0,'Each',NULL,9,'{"length":3}','{"items":[{"n":1},{"n":2},{"n":3}],"slots":40}',NULL,3752301474017176556);
INSERT INTO "history_events" VALUES(20,1,12,12,11,1795377044976,'MapIterationStarted',1,3,'Each','{"n":1}',NULL,'{"index":0}','{"parent":0,"startAt":"Double"}',NULL,7063532356314967053);
INSERT INTO "history_events" VALUES(21,1,13,13,11,1795377044976,'MapIterationStarted',1,4,'Each','{"n":2}',NULL,'{"index":1}','{"parent":0,"startAt":"Double"}',NULL,-5751942794307232763);
INSERT INTO "history_events" VALUES(22,1,14,14,11,1795377044976,'MapIterationStarted',1,5,'Each','{"n":3}',NULL,'{"index":2}','{"parent":0,"startAt":"Double"}',NULL,-5360972612328095784);
INSERT INTO "history_events" VALUES(23,1,15,15,12,1795377044976,'PassStateEntered',1,3,'Double',NULL,12,NULL,NULL,NULL,4508953184021710461);
INSERT INTO "history_events" VALUES(24,1,16,16,15,1795377044976,'PassStateExited',1,3,'Double','{"twice":2}',NULL,NULL,NULL,NULL,-2796984442456335282);
INSERT INTO "history_events" VALUES(25,1,17,17,16,1795377044976,'MapIterationSucceeded',1,3,'Each',NULL,NULL,'{"index":0}',NULL,NULL,-4313289422360855629);
INSERT INTO "history_events" VALUES(26,1,18,18,13,1795377044976,'PassStateEntered',1,4,'Double',NULL,13,NULL,NULL,NULL,-6314213618253454132);
INSERT INTO "history_events" VALUES(27,1,19,19,18,1795377044976,'PassStateExited',1,4,'Double','{"twice":4}',NULL,NULL,NULL,NULL,-8574050837456169770);
INSERT INTO "history_events" VALUES(28,1,20,20,19,1795377044976,'MapIterationSucceeded',1,4,'Each',NULL,NULL,'{"index":1}',NULL,NULL,-485060180294447013);
INSERT INTO "history_events" VALUES(29,1,21,21,14,1795377044976,'PassStateEntered',1,5,'Double',NULL,14,NULL,NULL,NULL,8453935321264213842);
INSERT INTO "history_events" VALUES(30,1,22,22,21,1795377044976,'PassStateExited',1,5,'Double','{"twice":6}',NULL,NULL,NULL,NULL,8624438026337114652);
INSERT INTO "history_events" VALUES(31,1,23,23,22,1795377044976,'MapIterationSucceeded',1,5,'Each',NULL,NULL,'{"index":2}',NULL,NULL,245467801784802568);
INSERT INTO "history_events" VALUES(32,1,24,24,23,1795377044976,'MapStateSucceeded',1,0,'Each',NULL,NULL,NULL,NULL,NULL,-9125293008603981114);
INSERT INTO "history_events" VALUES(33,1,25,25,23,1795377044976,'MapStateExited',1,0,'Each','{"n":7,"items":[{"n":1},{"n":2},{"n":3}],"both":[{"n":7,"items":[{"n":1},{"n":2},{"n":3}]},{"n":7,"items":[{"n":1},{"n":2},{"n":3}]}],"each":[{"twice":2},{"twice":4},{"twice":6}]}',NULL,NULL,'{"next":"Ask"}',NULL,-6431270978966840379);
INSERT INTO "history_events" VALUES(34,1,26,26,25,1795377044976,'ChoiceStateEntered',1,0,'Ask',NULL,25,NULL,NULL,NULL,-3547460877165035601);
INSERT INTO "history_events" VALUES(35,1,27,27,26,1795377044976,'ChoiceStateExited',1,0,'Ask',NULL,25,NULL,'{"next":"Ship"}',NULL,6831765538818668808);
INSERT INTO "history_events" VALUES(36,1,28,28,27,1795377044976,'TaskStateEntered',1,0,'Ship',NULL,25,NULL,NULL,NULL,196830646344594871);
INSERT INTO "history_events" VALUES(37,1,29,29,28,1795377044976,'ActivityScheduled',1,0,'Ship',NULL,25,'{"resource":"arn:aws:states:us-east-1:123456789012:activity:ship","timeoutInSeconds":80000000,"heartbeatInSeconds":600}','{"activityId":1}',NULL,-9179222790443903132);
INSERT INTO "history_events" VALUES(38,1,30,30,29,1795377044976,'ActivityStarted',1,0,NULL,NULL,NULL,'{"workerName":"w"}','{"task":29,"nonce":"LVtqKUeFt1rwARiKrEi-YA","timeoutAt":1875377044976}',11,4413383014592089616);
INSERT INTO "history_events" VALUES(39,1,31,31,30,1795377044981,'ActivityFailed',1,0,NULL,NULL,NULL,'{"error":"Busy","cause":"as told"}','{"task":29}',12,-8395467510024484295);
INSERT INTO "history_events" VALUES(40,1,32,NULL,NULL,1795377044981,'RetryScheduled',1,0,'Ship',NULL,NULL,NULL,'{"retrier":0,"attempt":1,"dueAt":1795377045981,"after":31,"error":"Busy"}',12,5638489059682343857);
INSERT INTO "history_events" VALUES(41,1,33,32,31,1795377045984,'ActivityScheduled',1,0,'Ship',NULL,25,'{"resource":"arn:aws:states:us-east-1:123456789012:activity:ship","timeoutInSeconds":80000000,"heartbeatInSeconds":600}','{"activityId":1}',NULL,-3512541585111836769);
INSERT INTO "history_events" VALUES(42,1,34,33,32,1795377045984,'ActivityStarted',1,0,NULL,NULL,NULL,'{"workerName":"w"}','{"task":33,"nonce":"2Q2G0ag9wT4r9WHiQHePGA","timeoutAt":1875377045984}',14,7383406018205276228);
INSERT INTO "history_events" VALUES(43,1,35,34,33,1795377045997,'ActivitySucceeded',1,0,NULL,'{"shipped":true}',NULL,NULL,'{"task":33}',15,6836445565341964675);
INSERT INTO "history_events" VALUES(44,1,36,35,34,1795377045997,'TaskStateExited',1,0,'Ship',NULL,35,NULL,'{"next":"Done"}',15,8037210700272560503);
INSERT INTO "history_events" VALUES(45,1,37,36,35,1795377045997,'SucceedStateEntered',1,0,'Done',NULL,35,NULL,NULL,15,-5039160065823909979);
INSERT INTO "history_events" VALUES(46,1,38,37,36,1795377045997,'SucceedStateExited',1,0,'Done',NULL,35,NULL,NULL,15,7640107879304424923);
INSERT INTO "history_events" VALUES(47,1,39,38,37,1795377045997,'ExecutionSucceeded',1,0,NULL,NULL,35,NULL,NULL,15,-3239773433614201581);
INSERT INTO "history_events" VALUES(48,2,1,1,0,1795377046001,'ExecutionStarted',1,0,NULL,'{"n": 7, "items": [{"n": 1}, {"n": 2}, {"n": 3}]}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"caught","stateMachineId":1,"revision":1,"deadline":1826913046001,"startAt":"Both","evaluator":1}',16,830818842527773587);
INSERT INTO "history_events" VALUES(49,2,2,2,0,1795377046001,'ParallelStateEntered',1,0,'Both',NULL,1,NULL,NULL,16,2227409206886335019);
INSERT INTO "history_events" VALUES(50,2,3,3,2,1795377046001,'ParallelStateStarted',1,0,'Both',NULL,1,NULL,'{"firstBranch":1,"startAt":["Left","Right"]}',16,6626113912726904090);
INSERT INTO "history_events" VALUES(51,2,4,4,3,1795377046001,'PassStateEntered',1,1,'Left',NULL,1,NULL,NULL,16,-8502962523647369187);
INSERT INTO "history_events" VALUES(52,2,5,5,4,1795377046001,'PassStateExited',1,1,'Left',NULL,1,'{"assignedVariables":{"side":7}}',NULL,16,-4571231473471175060);
INSERT INTO "history_events" VALUES(53,2,6,6,3,1795377046001,'WaitStateEntered',1,2,'Right',NULL,1,NULL,'{"waitUntil":1795377047001}',16,6118475623477281396);
INSERT INTO "history_events" VALUES(54,2,7,7,6,1795377047001,'WaitStateExited',1,2,'Right',NULL,1,NULL,NULL,NULL,-1030474907919360059);
INSERT INTO "history_events" VALUES(55,2,8,8,7,1795377047001,'ParallelStateSucceeded',1,0,'Both',NULL,NULL,NULL,NULL,NULL,5252511227508673580);
INSERT INTO "history_events" VALUES(56,2,9,9,7,1795377047001,'ParallelStateExited',1,0,'Both','{"n":7,"items":[{"n":1},{"n":2},{"n":3}],"both":[{"n":7,"items":[{"n":1},{"n":2},{"n":3}]},{"n":7,"items":[{"n":1},{"n":2},{"n":3}]}]}',NULL,NULL,'{"next":"Each"}',NULL,-4110991605940395717);
INSERT INTO "history_events" VALUES(57,2,10,10,9,1795377047001,'MapStateEntered',1,0,'Each',NULL,9,NULL,NULL,NULL,-125425815214038576);
INSERT INTO "history_events" VALUES(58,2,11,11,10,1795377047001,'MapStateStarted',1,0,'Each',NULL,9,'{"length":3}','{"items":[{"n":1},{"n":2},{"n":3}],"slots":40}',NULL,-2369668712287035783);
INSERT INTO "history_events" VALUES(59,2,12,12,11,1795377047001,'MapIterationStarted',1,3,'Each','{"n":1}',NULL,'{"index":0}','{"parent":0,"startAt":"Double"}',NULL,4372210598064370049);
INSERT INTO "history_events" VALUES(60,2,13,13,11,1795377047001,'MapIterationStarted',1,4,'Each','{"n":2}',NULL,'{"index":1}','{"parent":0,"startAt":"Double"}',NULL,-4876149333057564963);
INSERT INTO "history_events" VALUES(61,2,14,14,11,1795377047001,'MapIterationStarted',1,5,'Each','{"n":3}',NULL,'{"index":2}','{"parent":0,"startAt":"Double"}',NULL,958710218849458762);
INSERT INTO "history_events" VALUES(62,2,15,15,12,1795377047001,'PassStateEntered',1,3,'Double',NULL,12,NULL,NULL,NULL,-5149940227571055325);
INSERT INTO "history_events" VALUES(63,2,16,16,15,1795377047001,'PassStateExited',1,3,'Double','{"twice":2}',NULL,NULL,NULL,NULL,-4285260375734073741);
INSERT INTO "history_events" VALUES(64,2,17,17,16,1795377047001,'MapIterationSucceeded',1,3,'Each',NULL,NULL,'{"index":0}',NULL,NULL,3513660294421770880);
INSERT INTO "history_events" VALUES(65,2,18,18,13,1795377047001,'PassStateEntered',1,4,'Double',NULL,13,NULL,NULL,NULL,-8353632320742442190);
INSERT INTO "history_events" VALUES(66,2,19,19,18,1795377047001,'PassStateExited',1,4,'Double','{"twice":4}',NULL,NULL,NULL,NULL,-7899160459385169162);
INSERT INTO "history_events" VALUES(67,2,20,20,19,1795377047001,'MapIterationSucceeded',1,4,'Each',NULL,NULL,'{"index":1}',NULL,NULL,-4751316993383282813);
INSERT INTO "history_events" VALUES(68,2,21,21,14,1795377047001,'PassStateEntered',1,5,'Double',NULL,14,NULL,NULL,NULL,3934040879286669450);
INSERT INTO "history_events" VALUES(69,2,22,22,21,1795377047001,'PassStateExited',1,5,'Double','{"twice":6}',NULL,NULL,NULL,NULL,-2600399886048085002);
INSERT INTO "history_events" VALUES(70,2,23,23,22,1795377047001,'MapIterationSucceeded',1,5,'Each',NULL,NULL,'{"index":2}',NULL,NULL,-8717539655626294854);
INSERT INTO "history_events" VALUES(71,2,24,24,23,1795377047001,'MapStateSucceeded',1,0,'Each',NULL,NULL,NULL,NULL,NULL,-1182101091771510579);
INSERT INTO "history_events" VALUES(72,2,25,25,23,1795377047001,'MapStateExited',1,0,'Each','{"n":7,"items":[{"n":1},{"n":2},{"n":3}],"both":[{"n":7,"items":[{"n":1},{"n":2},{"n":3}]},{"n":7,"items":[{"n":1},{"n":2},{"n":3}]}],"each":[{"twice":2},{"twice":4},{"twice":6}]}',NULL,NULL,'{"next":"Ask"}',NULL,-3814144292522041837);
INSERT INTO "history_events" VALUES(73,2,26,26,25,1795377047001,'ChoiceStateEntered',1,0,'Ask',NULL,25,NULL,NULL,NULL,4201401061185130256);
INSERT INTO "history_events" VALUES(74,2,27,27,26,1795377047001,'ChoiceStateExited',1,0,'Ask',NULL,25,NULL,'{"next":"Ship"}',NULL,-1986414387303092897);
INSERT INTO "history_events" VALUES(75,2,28,28,27,1795377047001,'TaskStateEntered',1,0,'Ship',NULL,25,NULL,NULL,NULL,8186655358881791152);
INSERT INTO "history_events" VALUES(76,2,29,29,28,1795377047001,'ActivityScheduled',1,0,'Ship',NULL,25,'{"resource":"arn:aws:states:us-east-1:123456789012:activity:ship","timeoutInSeconds":80000000,"heartbeatInSeconds":600}','{"activityId":1}',NULL,4352127272499111656);
INSERT INTO "history_events" VALUES(77,2,30,30,29,1795377047001,'ActivityStarted',1,0,NULL,NULL,NULL,'{"workerName":"w"}','{"task":29,"nonce":"A2iXVMlDV6h3ZH1XZmNVXQ","timeoutAt":1875377047001}',18,-7205235866559329274);
INSERT INTO "history_events" VALUES(78,2,31,31,30,1795377047007,'ActivityFailed',1,0,NULL,NULL,NULL,'{"error":"Broken","cause":"as told"}','{"task":29}',19,-3098616347491551508);
INSERT INTO "history_events" VALUES(79,2,32,32,31,1795377047007,'TaskStateExited',1,0,'Ship','{"Error":"Broken","Cause":"as told"}',NULL,NULL,'{"next":"Fallback"}',19,296776246863137722);
INSERT INTO "history_events" VALUES(80,2,33,33,32,1795377047007,'PassStateEntered',1,0,'Fallback',NULL,32,NULL,NULL,19,1088977493684480199);
INSERT INTO "history_events" VALUES(81,2,34,34,33,1795377047007,'PassStateExited',1,0,'Fallback','"given up"',NULL,NULL,NULL,19,-3578368065001578598);
INSERT INTO "history_events" VALUES(82,2,35,35,34,1795377047007,'ExecutionSucceeded',1,0,NULL,NULL,34,NULL,NULL,19,5473381622634137658);
INSERT INTO "history_events" VALUES(83,3,1,1,0,1795377047008,'ExecutionStarted',1,0,NULL,'{"n": 2, "items": [{"n": 1}, {"n": 2}, {"n": 3}]}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"failed","stateMachineId":1,"revision":1,"deadline":1826913047008,"startAt":"Both","evaluator":1}',20,-3330851640037460946);
INSERT INTO "history_events" VALUES(84,3,2,2,0,1795377047008,'ParallelStateEntered',1,0,'Both',NULL,1,NULL,NULL,20,-3889461500884458456);
INSERT INTO "history_events" VALUES(85,3,3,3,2,1795377047008,'ParallelStateStarted',1,0,'Both',NULL,1,NULL,'{"firstBranch":1,"startAt":["Left","Right"]}',20,-6923548333409770485);
INSERT INTO "history_events" VALUES(86,3,4,4,3,1795377047008,'PassStateEntered',1,1,'Left',NULL,1,NULL,NULL,20,3820915043203750101);
INSERT INTO "history_events" VALUES(87,3,5,5,4,1795377047008,'PassStateExited',1,1,'Left',NULL,1,'{"assignedVariables":{"side":2}}',NULL,20,-3609215188591222498);
INSERT INTO "history_events" VALUES(88,3,6,6,3,1795377047008,'WaitStateEntered',1,2,'Right',NULL,1,NULL,'{"waitUntil":1795377048008}',20,381382633576763294);
INSERT INTO "history_events" VALUES(89,4,1,1,0,1795377047010,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"timed-out","stateMachineId":2,"revision":1,"deadline":1795377048010,"startAt":"Long","evaluator":1}',21,-5602957553200231037);
INSERT INTO "history_events" VALUES(90,4,2,2,0,1795377047010,'WaitStateEntered',1,0,'Long',NULL,1,NULL,'{"waitUntil":1795377107010}',21,484975974275859905);
INSERT INTO "history_events" VALUES(91,5,1,1,0,1795377047011,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"aborted","stateMachineId":3,"revision":1,"deadline":1826913047011,"startAt":"Later","evaluator":1}',22,-8748989043388492177);
INSERT INTO "history_events" VALUES(92,5,2,2,0,1795377047011,'WaitStateEntered',1,0,'Later',NULL,1,NULL,'{"waitUntil":1795377087011}',22,-8512162611120998347);
INSERT INTO "history_events" VALUES(93,5,3,3,0,1795377047012,'ExecutionAborted',1,0,NULL,NULL,NULL,'{"error":"No","cause":"not wanted"}',NULL,23,-6805074898164718136);
INSERT INTO "history_events" VALUES(95,6,1,1,0,1795377047014,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"of-gone","stateMachineId":8,"revision":1,"deadline":1826913047014,"startAt":"A","evaluator":1}',25,5845853040581614650);
INSERT INTO "history_events" VALUES(96,6,2,2,0,1795377047014,'PassStateEntered',1,0,'A',NULL,1,NULL,NULL,25,4768320486136287783);
INSERT INTO "history_events" VALUES(97,6,3,3,2,1795377047014,'PassStateExited',1,0,'A',NULL,1,NULL,NULL,25,2025031412527663450);
INSERT INTO "history_events" VALUES(98,6,4,4,3,1795377047014,'ExecutionSucceeded',1,0,NULL,NULL,1,NULL,NULL,25,-5267480019616365153);
INSERT INTO "history_events" VALUES(101,3,7,7,6,1795377048008,'WaitStateExited',1,2,'Right',NULL,1,NULL,NULL,NULL,-8174086402238280161);
INSERT INTO "history_events" VALUES(102,3,8,8,7,1795377048008,'ParallelStateSucceeded',1,0,'Both',NULL,NULL,NULL,NULL,NULL,5414101985270589652);
INSERT INTO "history_events" VALUES(103,3,9,9,7,1795377048008,'ParallelStateExited',1,0,'Both','{"n":2,"items":[{"n":1},{"n":2},{"n":3}],"both":[{"n":2,"items":[{"n":1},{"n":2},{"n":3}]},{"n":2,"items":[{"n":1},{"n":2},{"n":3}]}]}',NULL,NULL,'{"next":"Each"}',NULL,-7746803437768177915);
INSERT INTO "history_events" VALUES(104,3,10,10,9,1795377048008,'MapStateEntered',1,0,'Each',NULL,9,NULL,NULL,NULL,7151018775069041060);
INSERT INTO "history_events" VALUES(105,3,11,11,10,1795377048008,'MapStateStarted',1,0,'Each',NULL,9,'{"length":3}','{"items":[{"n":1},{"n":2},{"n":3}],"slots":40}',NULL,-8891053863692096288);
INSERT INTO "history_events" VALUES(106,3,12,12,11,1795377048008,'MapIterationStarted',1,3,'Each','{"n":1}',NULL,'{"index":0}','{"parent":0,"startAt":"Double"}',NULL,-8647149316537217651);
INSERT INTO "history_events" VALUES(107,3,13,13,11,1795377048008,'MapIterationStarted',1,4,'Each','{"n":2}',NULL,'{"index":1}','{"parent":0,"startAt":"Double"}',NULL,-2395571621164215952);
INSERT INTO "history_events" VALUES(108,3,14,14,11,1795377048008,'MapIterationStarted',1,5,'Each','{"n":3}',NULL,'{"index":2}','{"parent":0,"startAt":"Double"}',NULL,3140253709852230969);
INSERT INTO "history_events" VALUES(109,3,15,15,12,1795377048008,'PassStateEntered',1,3,'Double',NULL,12,NULL,NULL,NULL,-2978271270365390095);
INSERT INTO "history_events" VALUES(110,3,16,16,15,1795377048008,'PassStateExited',1,3,'Double','{"twice":2}',NULL,NULL,NULL,NULL,-5065178553467843619);
INSERT INTO "history_events" VALUES(111,3,17,17,16,1795377048008,'MapIterationSucceeded',1,3,'Each',NULL,NULL,'{"index":0}',NULL,NULL,-199239780392335019);
INSERT INTO "history_events" VALUES(112,3,18,18,13,1795377048008,'PassStateEntered',1,4,'Double',NULL,13,NULL,NULL,NULL,-2020584076174109878);
INSERT INTO "history_events" VALUES(113,3,19,19,18,1795377048008,'PassStateExited',1,4,'Double','{"twice":4}',NULL,NULL,NULL,NULL,-7929822767869025807);
INSERT INTO "history_events" VALUES(114,3,20,20,19,1795377048008,'MapIterationSucceeded',1,4,'Each',NULL,NULL,'{"index":1}',NULL,NULL,608889625695587433);
INSERT INTO "history_events" VALUES(115,3,21,21,14,1795377048008,'PassStateEntered',1,5,'Double',NULL,14,NULL,NULL,NULL,6110917674350548942);
INSERT INTO "history_events" VALUES(116,3,22,22,21,1795377048008,'PassStateExited',1,5,'Double','{"twice":6}',NULL,NULL,NULL,NULL,-7732551916240033977);
INSERT INTO "history_events" VALUES(117,3,23,23,22,1795377048008,'MapIterationSucceeded',1,5,'Each',NULL,NULL,'{"index":2}',NULL,NULL,-5043950586040099446);
INSERT INTO "history_events" VALUES(118,3,24,24,23,1795377048008,'MapStateSucceeded',1,0,'Each',NULL,NULL,NULL,NULL,NULL,-7279647562111321617);
INSERT INTO "history_events" VALUES(119,3,25,25,23,1795377048008,'MapStateExited',1,0,'Each','{"n":2,"items":[{"n":1},{"n":2},{"n":3}],"both":[{"n":2,"items":[{"n":1},{"n":2},{"n":3}]},{"n":2,"items":[{"n":1},{"n":2},{"n":3}]}],"each":[{"twice":2},{"twice":4},{"twice":6}]}',NULL,NULL,'{"next":"Ask"}',NULL,1210648935299766716);
INSERT INTO "history_events" VALUES(120,3,26,26,25,1795377048008,'ChoiceStateEntered',1,0,'Ask',NULL,25,NULL,NULL,NULL,-3530343386419946937);
INSERT INTO "history_events" VALUES(121,3,27,27,26,1795377048008,'ChoiceStateExited',1,0,'Ask',NULL,25,NULL,'{"next":"Fail"}',NULL,-8489530607257835349);
INSERT INTO "history_events" VALUES(122,3,28,28,27,1795377048008,'FailStateEntered',1,0,'Fail',NULL,25,NULL,NULL,NULL,-7981383196533787809);
INSERT INTO "history_events" VALUES(123,3,29,29,28,1795377048008,'ExecutionFailed',1,0,NULL,NULL,NULL,'{"error":"TooSmall","cause":"n is too small"}',NULL,NULL,2531048183625750765);
INSERT INTO "history_events" VALUES(124,4,3,3,0,1795377048010,'ExecutionTimedOut',1,0,NULL,NULL,NULL,'{"error":"States.Timeout"}',NULL,NULL,-1830453322885252630);
INSERT INTO "history_events" VALUES(125,7,1,1,0,1795377048019,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"retrying","stateMachineId":5,"revision":1,"deadline":1826913048019,"startAt":"Work","evaluator":1}',121,5455776122554309452);
INSERT INTO "history_events" VALUES(126,7,2,2,0,1795377048019,'TaskStateEntered',1,0,'Work',NULL,1,NULL,NULL,121,-6798090112336621034);
INSERT INTO "history_events" VALUES(127,7,3,3,2,1795377048019,'ActivityScheduled',1,0,'Work',NULL,1,'{"resource":"arn:aws:states:us-east-1:123456789012:activity:ship","timeoutInSeconds":80000000,"heartbeatInSeconds":600}','{"activityId":1}',121,4502386619657512646);
INSERT INTO "history_events" VALUES(128,7,4,4,3,1795377048020,'ActivityStarted',1,0,NULL,NULL,NULL,'{"workerName":"w"}','{"task":3,"nonce":"8ScknomlF1VuGDOxm_Sm7Q","timeoutAt":1875377048020}',123,-2031450396959063909);
INSERT INTO "history_events" VALUES(129,7,5,5,4,1795377048021,'ActivityFailed',1,0,NULL,NULL,NULL,'{"error":"Busy","cause":"as told"}','{"task":3}',124,-8515287763639057266);
INSERT INTO "history_events" VALUES(130,7,6,NULL,NULL,1795377048021,'RetryScheduled',1,0,'Work',NULL,NULL,NULL,'{"retrier":0,"attempt":1,"dueAt":1795377088021,"after":5,"error":"Busy"}',124,8511208377383866731);
INSERT INTO "history_events" VALUES(131,8,1,1,0,1795377048022,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"assigned","stateMachineId":5,"revision":1,"deadline":1826913048022,"startAt":"Work","evaluator":1}',125,-3019944984267441205);
INSERT INTO "history_events" VALUES(132,8,2,2,0,1795377048022,'TaskStateEntered',1,0,'Work',NULL,1,NULL,NULL,125,8485766988265823983);
INSERT INTO "history_events" VALUES(133,8,3,3,2,1795377048022,'ActivityScheduled',1,0,'Work',NULL,1,'{"resource":"arn:aws:states:us-east-1:123456789012:activity:ship","timeoutInSeconds":80000000,"heartbeatInSeconds":600}','{"activityId":1}',125,678190628775877384);
INSERT INTO "history_events" VALUES(134,8,4,4,3,1795377048023,'ActivityStarted',1,0,NULL,NULL,NULL,'{"workerName":"w"}','{"task":3,"nonce":"uuTMSI18-aRXF_XJ_0Zzxw","timeoutAt":1875377048023}',127,-4972647334202319425);
INSERT INTO "history_events" VALUES(135,9,1,1,0,1795377048025,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"pair","stateMachineId":7,"revision":1,"deadline":1826913048025,"startAt":"Both","evaluator":1}',129,-329396118706413814);
INSERT INTO "history_events" VALUES(136,9,2,2,0,1795377048025,'ParallelStateEntered',1,0,'Both',NULL,1,NULL,NULL,129,-8428877282206227690);
INSERT INTO "history_events" VALUES(137,9,3,3,2,1795377048025,'ParallelStateStarted',1,0,'Both',NULL,1,NULL,'{"firstBranch":1,"startAt":["Work","Later"]}',129,7749001488349041700);
INSERT INTO "history_events" VALUES(138,9,4,4,3,1795377048025,'TaskStateEntered',1,1,'Work',NULL,1,NULL,NULL,129,-4067278538805444848);
INSERT INTO "history_events" VALUES(139,9,5,5,4,1795377048025,'ActivityScheduled',1,1,'Work',NULL,1,'{"resource":"arn:aws:states:us-east-1:123456789012:activity:ship","timeoutInSeconds":80000000,"heartbeatInSeconds":600}','{"activityId":1}',129,-4513225361074602187);
INSERT INTO "history_events" VALUES(140,9,6,6,3,1795377048025,'WaitStateEntered',1,2,'Later',NULL,1,NULL,'{"waitUntil":1795377088025}',129,-4463671399355289850);
INSERT INTO "history_events" VALUES(141,9,7,7,5,1795377048027,'ActivityStarted',1,1,NULL,NULL,NULL,'{"workerName":"w"}','{"task":5,"nonce":"hK6a4l43wGmxvU-eHwyc0Q","timeoutAt":1875377048027}',131,4731924326389872846);
INSERT INTO "history_events" VALUES(142,10,1,1,0,1795377048028,'ExecutionStarted',1,0,NULL,'[{"n": 1}, {"n": 2}, {"n": 3}]',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"many","stateMachineId":6,"revision":1,"deadline":1826913048028,"startAt":"Each","evaluator":1}',132,-5078047637353306550);
INSERT INTO "history_events" VALUES(143,10,2,2,0,1795377048028,'MapStateEntered',1,0,'Each',NULL,1,NULL,NULL,132,7603403092516104621);
INSERT INTO "history_events" VALUES(144,10,3,3,2,1795377048028,'MapStateStarted',1,0,'Each',NULL,1,'{"length":3}','{"slots":2}',132,5738348190451842922);
INSERT INTO "history_events" VALUES(145,10,4,4,3,1795377048028,'MapIterationStarted',1,1,'Each','{"n":1}',NULL,'{"index":0}','{"parent":0,"startAt":"Work"}',132,1389482262412732290);
INSERT INTO "history_events" VALUES(146,10,5,5,3,1795377048028,'MapIterationStarted',1,2,'Each','{"n":2}',NULL,'{"index":1}','{"parent":0,"startAt":"Work"}',132,6773146367266202398);
INSERT INTO "history_events" VALUES(147,10,6,6,4,1795377048028,'TaskStateEntered',1,1,'Work',NULL,4,NULL,NULL,132,939747391681056675);
INSERT INTO "history_events" VALUES(148,10,7,7,6,1795377048028,'ActivityScheduled',1,1,'Work',NULL,4,'{"resource":"arn:aws:states:us-east-1:123456789012:activity:ship","timeoutInSeconds":80000000,"heartbeatInSeconds":600}','{"activityId":1}',132,1044810839741112645);
INSERT INTO "history_events" VALUES(149,10,8,8,5,1795377048028,'TaskStateEntered',1,2,'Work',NULL,5,NULL,NULL,132,-7081070960488410979);
INSERT INTO "history_events" VALUES(150,10,9,9,8,1795377048028,'ActivityScheduled',1,2,'Work',NULL,5,'{"resource":"arn:aws:states:us-east-1:123456789012:activity:ship","timeoutInSeconds":80000000,"heartbeatInSeconds":600}','{"activityId":1}',132,4208236225413073813);
INSERT INTO "history_events" VALUES(151,10,10,10,7,1795377048029,'ActivityStarted',1,1,NULL,NULL,NULL,'{"workerName":"w"}','{"task":7,"nonce":"sa0aBo7OTUEZb-rBgx0inw","timeoutAt":1875377048029}',134,-4340677780758055328);
INSERT INTO "history_events" VALUES(152,11,1,1,0,1795377048030,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"queued","stateMachineId":5,"revision":1,"deadline":1826913048030,"startAt":"Work","evaluator":1}',135,651088806479501909);
INSERT INTO "history_events" VALUES(153,11,2,2,0,1795377048030,'TaskStateEntered',1,0,'Work',NULL,1,NULL,NULL,135,1185505505663360228);
INSERT INTO "history_events" VALUES(154,11,3,3,2,1795377048030,'ActivityScheduled',1,0,'Work',NULL,1,'{"resource":"arn:aws:states:us-east-1:123456789012:activity:ship","timeoutInSeconds":80000000,"heartbeatInSeconds":600}','{"activityId":1}',135,-217191551090721188);
INSERT INTO "history_events" VALUES(155,12,1,1,0,1795377048032,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"asleep","stateMachineId":3,"revision":1,"deadline":1826913048032,"startAt":"Later","evaluator":1}',136,4454135453981702119);
INSERT INTO "history_events" VALUES(156,12,2,2,0,1795377048032,'WaitStateEntered',1,0,'Later',NULL,1,NULL,'{"waitUntil":1795377088032}',136,-8810919505365653703);
INSERT INTO "history_events" VALUES(157,13,1,1,0,1795377048036,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"until","stateMachineId":4,"revision":1,"deadline":1826913048036,"startAt":"Day","evaluator":1}',137,-4835963750700666977);
INSERT INTO "history_events" VALUES(158,13,2,2,0,1795377048036,'WaitStateEntered',1,0,'Day',NULL,1,NULL,NULL,137,6729058990385426406);
INSERT INTO "history_events" VALUES(159,13,3,3,2,1795377048036,'WaitStateExited',1,0,'Day',NULL,1,NULL,'{"next":"Later"}',137,-6117962862878538476);
INSERT INTO "history_events" VALUES(160,13,4,4,3,1795377048036,'WaitStateEntered',1,0,'Later',NULL,1,NULL,'{"waitUntil":1795377083000,"wallClock":true}',137,-8865735659771439875);
INSERT INTO "history_events" VALUES(161,14,1,1,0,1795377048265,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"after-the-checkpoint","stateMachineId":3,"revision":1,"deadline":1826913048265,"startAt":"Later","evaluator":1}',162,-1443735344818989870);
INSERT INTO "history_events" VALUES(162,14,2,2,0,1795377048265,'WaitStateEntered',1,0,'Later',NULL,1,NULL,'{"waitUntil":1795377088265}',162,4749707041264409277);
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
INSERT INTO "meta" VALUES(1,0,1795377043927,X'A5D850ABE637AB7E45229C1D2904949362B1EF2764D6CB8617C2F0617DC0D3FB',1,0,65537,4097,16385,160,1,0);
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
INSERT INTO "pending" VALUES(7,'ExecutionTimeout',1,1826913048019,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(7,'Retry',6,1795377088021,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(8,'AssignedTask',3,NULL,0,NULL,1,0,NULL,1,NULL);
INSERT INTO "pending" VALUES(8,'ExecutionTimeout',1,1826913048022,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(8,'Heartbeat',3,1795377648023,0,600000,NULL,0,NULL,0,1795377048024);
INSERT INTO "pending" VALUES(8,'TaskTimeout',3,1875377048023,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(9,'AssignedTask',5,NULL,0,NULL,1,0,NULL,1,NULL);
INSERT INTO "pending" VALUES(9,'ExecutionTimeout',1,1826913048025,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(9,'Heartbeat',5,1795377648027,0,600000,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(9,'TaskTimeout',5,1875377048027,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(9,'Wait',6,1795377088025,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(10,'AssignedTask',7,NULL,0,NULL,1,0,NULL,1,NULL);
INSERT INTO "pending" VALUES(10,'ExecutionTimeout',1,1826913048028,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(10,'Heartbeat',7,1795377648029,0,600000,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(10,'QueuedTask',9,NULL,0,NULL,1,0,1795377048028,0,NULL);
INSERT INTO "pending" VALUES(10,'TaskTimeout',7,1875377048029,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(11,'ExecutionTimeout',1,1826913048030,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(11,'QueuedTask',3,NULL,0,NULL,1,0,1795377048030,0,NULL);
INSERT INTO "pending" VALUES(12,'ExecutionTimeout',1,1826913048032,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(12,'Wait',2,1795377088032,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(13,'ExecutionTimeout',1,1826913048036,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(13,'Wait',4,1795377083000,1,NULL,NULL,0,NULL,0,NULL);
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
INSERT INTO "recoveries" VALUES(1,1795377043927,0,0,0,0,0,0,0);
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
INSERT INTO "registry_events" VALUES(1,1795377043938,'ActivityCreated',1,NULL,NULL,1,'ship',NULL,'{"partition":"aws","region":"us-east-1","account":"123456789012"}',1,5778734047852260671);
INSERT INTO "registry_events" VALUES(2,1795377043952,'StateMachineCreated',1,1,NULL,NULL,'tour','{"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "Next": "Each", "ResultPath": "$.both", "Branches": [{"StartAt": "Left", "States": {"Left": {"Type": "Pass", "Assign": {"side.$": "$.n"}, "End": true}}}, {"StartAt": "Right", "States": {"Right": {"Type": "Wait", "Seconds": 1, "End": true}}}]}, "Each": {"Type": "Map", "ItemsPath": "$.items", "Next": "Ask", "ResultPath": "$.each", "ItemProcessor": {"StartAt": "Double", "States": {"Double": {"Type": "Pass", "Parameters": {"twice.$": "States.MathAdd($.n, $.n)"}, "End": true}}}}, "Ask": {"Type": "Choice", "Default": "Fail", "Choices": [{"Variable": "$.n", "NumericGreaterThan": 5, "Next": "Ship"}]}, "Fail": {"Type": "Fail", "Error": "TooSmall", "Cause": "n is too small"}, "Ship": {"Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:ship", "TimeoutSeconds": 80000000, "HeartbeatSeconds": 600, "Next": "Done", "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 1}], "Catch": [{"ErrorEquals": ["Broken"], "Next": "Fallback"}]}, "Fallback": {"Type": "Pass", "Result": "given up", "End": true}, "Done": {"Type": "Succeed"}}}','{"partition":"aws","region":"us-east-1","account":"123456789012","type":"STANDARD","roleArn":"arn:aws:iam::123456789012:role/stepwell","loggingConfiguration":{"level":"OFF","includeExecutionData":false},"tracingConfiguration":{"enabled":false}}',2,4012119714992945731);
INSERT INTO "registry_events" VALUES(3,1795377043959,'StateMachineCreated',1,2,NULL,NULL,'short','{"StartAt": "Long", "TimeoutSeconds": 1, "States": {"Long": {"Type": "Wait", "Seconds": 60, "End": true}}}','{"partition":"aws","region":"us-east-1","account":"123456789012","type":"STANDARD","roleArn":"arn:aws:iam::123456789012:role/stepwell","loggingConfiguration":{"level":"OFF","includeExecutionData":false},"tracingConfiguration":{"enabled":false}}',3,4129027852820354591);
INSERT INTO "registry_events" VALUES(4,1795377043961,'StateMachineCreated',1,3,NULL,NULL,'sleep','{"StartAt": "Later", "States": {"Later": {"Type": "Wait", "Seconds": 40, "End": true}}}','{"partition":"aws","region":"us-east-1","account":"123456789012","type":"STANDARD","roleArn":"arn:aws:iam::123456789012:role/stepwell","loggingConfiguration":{"level":"OFF","includeExecutionData":false},"tracingConfiguration":{"enabled":false}}',4,-8475251593363404336);
INSERT INTO "registry_events" VALUES(5,1795377043963,'StateMachineCreated',1,4,NULL,NULL,'until','{"StartAt": "Day", "States": {"Day": {"Type": "Wait", "Timestamp": "2020-01-02T03:04:05Z", "Next": "Later"}, "Later": {"Type": "Wait", "Timestamp": "2026-11-22T19:51:23Z", "End": true}}}','{"partition":"aws","region":"us-east-1","account":"123456789012","type":"STANDARD","roleArn":"arn:aws:iam::123456789012:role/stepwell","loggingConfiguration":{"level":"OFF","includeExecutionData":false},"tracingConfiguration":{"enabled":false}}',5,-5513398788666097507);
INSERT INTO "registry_events" VALUES(6,1795377043967,'StateMachineCreated',1,5,NULL,NULL,'one','{"StartAt": "Work", "States": {"Work": {"Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:ship", "TimeoutSeconds": 80000000, "HeartbeatSeconds": 600, "End": true, "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 40, "MaxAttempts": 2}]}}}','{"partition":"aws","region":"us-east-1","account":"123456789012","type":"STANDARD","roleArn":"arn:aws:iam::123456789012:role/stepwell","loggingConfiguration":{"level":"OFF","includeExecutionData":false},"tracingConfiguration":{"enabled":false}}',6,-7711786577175525278);
INSERT INTO "registry_events" VALUES(7,1795377043972,'StateMachineCreated',1,6,NULL,NULL,'many','{"StartAt": "Each", "States": {"Each": {"Type": "Map", "MaxConcurrency": 2, "End": true, "ItemProcessor": {"StartAt": "Work", "States": {"Work": {"Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:ship", "TimeoutSeconds": 80000000, "HeartbeatSeconds": 600, "End": true}}}}}}','{"partition":"aws","region":"us-east-1","account":"123456789012","type":"STANDARD","roleArn":"arn:aws:iam::123456789012:role/stepwell","loggingConfiguration":{"level":"OFF","includeExecutionData":false},"tracingConfiguration":{"enabled":false}}',7,1545276662660487066);
INSERT INTO "registry_events" VALUES(8,1795377043973,'StateMachineCreated',1,7,NULL,NULL,'pair','{"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "End": true, "Branches": [{"StartAt": "Work", "States": {"Work": {"Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:ship", "TimeoutSeconds": 80000000, "HeartbeatSeconds": 600, "End": true}}}, {"StartAt": "Later", "States": {"Later": {"Type": "Wait", "Seconds": 40, "End": true}}}]}}}','{"partition":"aws","region":"us-east-1","account":"123456789012","type":"STANDARD","roleArn":"arn:aws:iam::123456789012:role/stepwell","loggingConfiguration":{"level":"OFF","includeExecutionData":false},"tracingConfiguration":{"enabled":false}}',8,-1302658206278878752);
INSERT INTO "registry_events" VALUES(94,1795377047013,'StateMachineCreated',1,8,NULL,NULL,'gone','{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}','{"partition":"aws","region":"us-east-1","account":"123456789012","type":"STANDARD","roleArn":"arn:aws:iam::123456789012:role/stepwell","loggingConfiguration":{"level":"OFF","includeExecutionData":false},"tracingConfiguration":{"enabled":false}}',24,-2545473526781858143);
INSERT INTO "registry_events" VALUES(99,1795377047016,'StateMachineDeletionStarted',1,8,NULL,NULL,NULL,NULL,NULL,27,3898073275686109594);
INSERT INTO "registry_events" VALUES(100,1795377047016,'StateMachineDeleted',1,8,NULL,NULL,NULL,NULL,NULL,27,-5456450474793456216);
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
INSERT INTO "state_machine_revisions" VALUES(1,1,NULL,1795377043952,'{"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "Next": "Each", "ResultPath": "$.both", "Branches": [{"StartAt": "Left", "States": {"Left": {"Type": "Pass", "Assign": {"side.$": "$.n"}, "End": true}}}, {"StartAt": "Right", "States": {"Right": {"Type": "Wait", "Seconds": 1, "End": true}}}]}, "Each": {"Type": "Map", "ItemsPath": "$.items", "Next": "Ask", "ResultPath": "$.each", "ItemProcessor": {"StartAt": "Double", "States": {"Double": {"Type": "Pass", "Parameters": {"twice.$": "States.MathAdd($.n, $.n)"}, "End": true}}}}, "Ask": {"Type": "Choice", "Default": "Fail", "Choices": [{"Variable": "$.n", "NumericGreaterThan": 5, "Next": "Ship"}]}, "Fail": {"Type": "Fail", "Error": "TooSmall", "Cause": "n is too small"}, "Ship": {"Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:ship", "TimeoutSeconds": 80000000, "HeartbeatSeconds": 600, "Next": "Done", "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 1}], "Catch": [{"ErrorEquals": ["Broken"], "Next": "Fallback"}]}, "Fallback": {"Type": "Pass", "Result": "given up", "End": true}, "Done": {"Type": "Succeed"}}}','53c1c7d5bc5f7171d3abb4caebb713b46927f607d18fc396b752f5d6de151bc4','arn:aws:iam::123456789012:role/stepwell','{"level":"OFF","includeExecutionData":false}','{"enabled":false}',NULL);
INSERT INTO "state_machine_revisions" VALUES(2,1,NULL,1795377043959,'{"StartAt": "Long", "TimeoutSeconds": 1, "States": {"Long": {"Type": "Wait", "Seconds": 60, "End": true}}}','512011c493f1cc4ab5ed0c81caa9a64c25b364fadf7936ea42d16ea96fca11ea','arn:aws:iam::123456789012:role/stepwell','{"level":"OFF","includeExecutionData":false}','{"enabled":false}',NULL);
INSERT INTO "state_machine_revisions" VALUES(3,1,NULL,1795377043961,'{"StartAt": "Later", "States": {"Later": {"Type": "Wait", "Seconds": 40, "End": true}}}','4bdd2500b053507d6a6d7df47894de302343d2c5eb76c830a948e2560e4a7dcd','arn:aws:iam::123456789012:role/stepwell','{"level":"OFF","includeExecutionData":false}','{"enabled":false}',NULL);
INSERT INTO "state_machine_revisions" VALUES(4,1,NULL,1795377043963,'{"StartAt": "Day", "States": {"Day": {"Type": "Wait", "Timestamp": "2020-01-02T03:04:05Z", "Next": "Later"}, "Later": {"Type": "Wait", "Timestamp": "2026-11-22T19:51:23Z", "End": true}}}','26ebc2e97bbb1d7987d420cb32f1ec60f48c0562a867850fdd4766102e77fb02','arn:aws:iam::123456789012:role/stepwell','{"level":"OFF","includeExecutionData":false}','{"enabled":false}',NULL);
INSERT INTO "state_machine_revisions" VALUES(5,1,NULL,1795377043967,'{"StartAt": "Work", "States": {"Work": {"Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:ship", "TimeoutSeconds": 80000000, "HeartbeatSeconds": 600, "End": true, "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 40, "MaxAttempts": 2}]}}}','28f21a4ee86169e003648e8e6dc869f3473cae8567fd894cb2fd53691aeb41f3','arn:aws:iam::123456789012:role/stepwell','{"level":"OFF","includeExecutionData":false}','{"enabled":false}',NULL);
INSERT INTO "state_machine_revisions" VALUES(6,1,NULL,1795377043972,'{"StartAt": "Each", "States": {"Each": {"Type": "Map", "MaxConcurrency": 2, "End": true, "ItemProcessor": {"StartAt": "Work", "States": {"Work": {"Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:ship", "TimeoutSeconds": 80000000, "HeartbeatSeconds": 600, "End": true}}}}}}','8dbdf0a97520644b51877a77c06ce33f0480d299d2d4ba5d6b950dc123aba41b','arn:aws:iam::123456789012:role/stepwell','{"level":"OFF","includeExecutionData":false}','{"enabled":false}',NULL);
INSERT INTO "state_machine_revisions" VALUES(7,1,NULL,1795377043973,'{"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "End": true, "Branches": [{"StartAt": "Work", "States": {"Work": {"Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:ship", "TimeoutSeconds": 80000000, "HeartbeatSeconds": 600, "End": true}}}, {"StartAt": "Later", "States": {"Later": {"Type": "Wait", "Seconds": 40, "End": true}}}]}}}','20f3151be3755f4861589ef44f2beaa546b33dffe73da60c21801af02a066046','arn:aws:iam::123456789012:role/stepwell','{"level":"OFF","includeExecutionData":false}','{"enabled":false}',NULL);
INSERT INTO "state_machine_revisions" VALUES(8,1,NULL,1795377047013,'{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}','103143f332f68d3bf6d2be12f496a441f1abb16d4a5b30b1c4b681790c8d2be3','arn:aws:iam::123456789012:role/stepwell','{"level":"OFF","includeExecutionData":false}','{"enabled":false}',NULL);
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
INSERT INTO "state_machines" VALUES(1,'tour','aws','us-east-1','123456789012','STANDARD','ACTIVE',1,1795377043952,1795377043952,NULL);
INSERT INTO "state_machines" VALUES(2,'short','aws','us-east-1','123456789012','STANDARD','ACTIVE',1,1795377043959,1795377043959,NULL);
INSERT INTO "state_machines" VALUES(3,'sleep','aws','us-east-1','123456789012','STANDARD','ACTIVE',1,1795377043961,1795377043961,NULL);
INSERT INTO "state_machines" VALUES(4,'until','aws','us-east-1','123456789012','STANDARD','ACTIVE',1,1795377043963,1795377043963,NULL);
INSERT INTO "state_machines" VALUES(5,'one','aws','us-east-1','123456789012','STANDARD','ACTIVE',1,1795377043967,1795377043967,NULL);
INSERT INTO "state_machines" VALUES(6,'many','aws','us-east-1','123456789012','STANDARD','ACTIVE',1,1795377043972,1795377043972,NULL);
INSERT INTO "state_machines" VALUES(7,'pair','aws','us-east-1','123456789012','STANDARD','ACTIVE',1,1795377043973,1795377043973,NULL);
INSERT INTO "state_machines" VALUES(8,'gone','aws','us-east-1','123456789012','STANDARD','DELETED',1,1795377047013,1795377047013,1795377047016);
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
COMMIT;
